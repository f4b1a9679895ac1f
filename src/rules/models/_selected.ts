import { type ModelSlot, modelSlots } from '../../openclaw/model-slots.js';
import type { Release } from '../../openclaw/release.js';
import type { ConfigValue } from '../../openclaw/view.js';

/** The slots that select a model to run, as the release reads them; lists, maps and tool policies are none. */
export function selectedSlots(config: ConfigValue, release: Release): readonly ModelSlot[] {
  return modelSlots(config, release).filter(
    ({ standing, form, kind }) =>
      standing === 'in-force' && form === 'value' && kind !== 'allow' && kind !== 'tool-policy' && kind !== 'map-key',
  );
}
