import { unsafe } from '../../engine/fix.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** All that OpenClaw writes into a session when a fallback takes over. */
const FIELDS = [
  'providerOverride',
  'modelOverride',
  'modelOverrideSource',
  'liveModelSwitchPending',
  'modelOverrideFallbackOriginProvider',
  'modelOverrideFallbackOriginModel',
  'modelOverrideRouteResolution',
];

/** @param then what the session follows without the override */
export function clearAutomaticOverride(entry: ConfigValue, then: string) {
  return unsafe(
    `Clear the automatic override; ${then}`,
    (edit) => {
      for (const name of FIELDS) if (entry.has([name])) edit.remove([name]);
    },
    'another model answers in this session',
  );
}
