import { perConfigAndRelease } from '../../openclaw/config/per-config.js';
import { type ModelSlot, modelSlots } from '../../openclaw/models/slots.js';

/** The slots that select a model to run, as the release reads them; lists, maps and tool policies are none. */
export const selectedSlots = perConfigAndRelease((config, release): readonly ModelSlot[] =>
  modelSlots(config, release).filter(
    ({ standing, form, kind }) =>
      standing === 'in-force' && form === 'value' && kind !== 'allow' && kind !== 'tool-policy' && kind !== 'map-key',
  ),
);
