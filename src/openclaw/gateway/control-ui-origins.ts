import type { ConfigValue } from '../config/view.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { DEFAULT_GATEWAY_PORT, isReachableFromOutside } from './bind-modes.js';

/**
 * The origins that a gateway beyond this machine allows the Control UI for want of a list, as it does at every start
 * and as OpenClaw’s own doctor writes them; `undefined` where there is a list or none is needed.
 */
export function missingOrigins(gateway: ConfigValue, mode: string, target: Release): readonly string[] | undefined {
  if (!isReachableFromOutside(mode) || (mode === 'auto' && !isAtLeast(target, '2026.4.29'))) return undefined;
  if (gateway.at('controlUi.dangerouslyAllowHostHeaderOriginFallback')?.value === true) return undefined;
  const listed = gateway.at('controlUi.allowedOrigins');
  if (listed?.items().some((origin) => (origin.string ?? '').trim() !== '')) return undefined;
  const set = gateway.at('port')?.value;
  const port = typeof set === 'number' && set > 0 ? set : DEFAULT_GATEWAY_PORT;
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const host = gateway.at('customBindHost')?.string?.trim() ?? '';
  return mode === 'custom' && host !== '' ? [...new Set([...origins, `http://${host}:${port}`])] : origins;
}
