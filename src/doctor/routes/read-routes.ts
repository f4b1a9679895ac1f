import { parseDocument } from '../../document/parse.js';
import { configSubject } from '../../engine/check/subject.js';
import { openWorkspace, type Workspace, wholePart } from '../../engine/workspace.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import type { Installation, Target } from '../../openclaw/installation.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import type { ModelState } from '../../openclaw/routes/routes.js';
import type { StateFacts } from '../../openclaw/routes/types.js';
import type { CheckOptions } from '../check-options.js';
import { InputError } from '../input-error.js';
import { withConfiguredPaths } from '../plan/configured-paths.js';
import { readInstallations } from '../plan/read-installations.js';
import { sessionEntries } from './session-entries.js';

/** An installation as far as routes depend on it. */
export interface RouteSource {
  readonly installation: Installation;
  readonly config: ConfigValue;
  readonly facts: StateFacts;
  readonly state: ModelState;
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
}

/** @throws {InputError} where the config cannot be read or does not parse */
export async function readRouteSource(options: CheckOptions, target: Target): Promise<RouteSource> {
  const { installations, notes } = await readInstallations(withConfiguredPaths(options), target);
  const [installation] = installations;
  const workspace = openWorkspace(installation.files);
  const config = configOf(workspace, installation);
  return {
    installation,
    config,
    facts: stateFacts(installation, config),
    state: { cron: [...cronStores(workspace)], sessions: sessionEntries(workspace) },
    notes,
  };
}

function configOf(workspace: Workspace, installation: Installation): ConfigValue {
  const subject = configSubject(workspace, installation);
  if (subject !== undefined) return subject.root;
  const { configPath } = installation;
  if (configPath !== undefined && workspace.has(configPath)) {
    throw new InputError(`${configPath} does not parse; run the doctor first.`);
  }
  // OpenClaw runs without a config too.
  const document = parseDocument('{}');
  const empty = createView({ file: configPath ?? '', document, offset: 0, prefix: [] });
  if (empty === undefined) throw new InputError('there is no config.');
  return empty;
}

export function* cronStores(workspace: Workspace): Generator<ConfigValue> {
  for (const draft of workspace.values()) {
    if (draft.file.kind !== 'cron-jobs' || draft.document.problems.length > 0) continue;
    const root = createView(wholePart(draft));
    if (root !== undefined) yield root;
  }
}
