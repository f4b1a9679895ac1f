import type { ConfigValue } from '../../openclaw/config/view.js';
import { type ModelSlot, modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';

/** The slots that select a model to run, as the release reads them; lists, maps and tool policies are none. */
export function selectedSlots(config: ConfigValue, release: Release): readonly ModelSlot[] {
  return modelSlots(config, release).filter(
    ({ standing, form, kind }) =>
      standing === 'in-force' && form === 'value' && kind !== 'allow' && kind !== 'tool-policy' && kind !== 'map-key',
  );
}
