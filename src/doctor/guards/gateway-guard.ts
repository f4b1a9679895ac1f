import { parseDocument } from '../../document/parse.js';
import { LARGEST_CONFIG, readText } from '../../installation/file-system.js';
import { hostFiles } from '../../installation/host.js';
import { profileOf } from '../../installation/locate.js';
import { createView } from '../../openclaw/config/view.js';
import type { FileKind, GatewayStatus } from '../../openclaw/installation.js';
import type { System } from '../check-options.js';
import { findGateway } from './find-gateway.js';

/** Kinds a running gateway neither keeps in memory nor rewrites, or takes up by itself when they change. */
const NOT_HELD: ReadonlySet<string> = new Set<FileKind>(['config', 'include', 'lock', 'other']);

/** Why a file of this kind must not be written while the gateway is in this state, or `undefined`. */
export function gatewayRefusal({ state, evidence }: GatewayStatus, kind: string): string | undefined {
  if (state === 'stopped' || NOT_HELD.has(kind)) return undefined;
  const status = state === 'running' ? 'a gateway runs on this state' : 'a gateway may run on this state';
  return `${status} (${evidence}); stop it and run the command again`;
}

/** Asks anew, just before something is written. */
export async function askGateway(
  { stateDir, configPath }: { readonly stateDir: string; readonly configPath: string },
  system: System,
): Promise<GatewayStatus> {
  const read = await readText(hostFiles(system.platform), configPath, LARGEST_CONFIG);
  const config = read.ok
    ? createView({ file: configPath, document: parseDocument(read.content), offset: 0, prefix: [] })
    : undefined;
  return findGateway({ stateDir, configPath, config, profile: profileOf(system.env) }, system);
}
