import { safe, unsafe } from '../../engine/fix.js';
import { fill } from '../../engine/legacy-keys.js';
import { defineRule, type Report } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { RETIRES_ROWS, readsRetired, retirementOf } from '../../openclaw/models/retired.js';
import { type ModelSlot, modelSlots } from '../../openclaw/models/slots.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { rekeyEntry } from './_model-entry.js';
import { examples } from './examples/retired-ref.js';

/** From this release on blanks around a ref are no part of it. */
const TRIMS_REFS = '2026.8.1';
const REASON = 'another model answers, at another price';

export default defineRule({
  id: 'models/retired-ref',
  reads: 'config',
  severity: 'warning',
  fixable: 'unsafe',
  since: '2026.5.26',
  after: ['models/legacy-model-lists', 'agents/root-agent'],
  summary: 'A model was retired from OpenClaw’s catalogues.',
  why: 'A retired model may still answer while the provider offers it, but OpenClaw no longer knows its limits and prices. OpenClaw’s own doctor writes the successor; which model answers is your choice.',
  references: ['https://github.com/openclaw/openclaw/issues/87680'],
  migrations: ['models-retired-refs'],
  examples,
  check: ({ config, target, report }) => {
    for (const slot of modelSlots(config, target)) {
      if (!readsRetired(slot, target)) continue;
      const retired = retirementOf(slot.ref, target);
      if (retired !== undefined) report(reportRetired(config, slot, retired.replacement, retired.since));
      else if (slot.form !== 'pair' && slot.ref !== slot.ref.trim() && isAtLeast(target, TRIMS_REFS)) {
        report(reportBlanks(config, slot));
      }
    }
    if (!isAtLeast(target, RETIRES_ROWS)) return;
    for (const block of config.all('models.providers.*')) {
      for (const row of block.at('models')?.items() ?? []) {
        const found = reportRow(block, row, target);
        if (found !== undefined) report(found);
      }
    }
  },
});

/** A model of a provider block; where its successor is described beside it, that one takes what it lacks. */
function reportRow(block: ConfigValue, row: ConfigValue, target: Release): Report | undefined {
  const id = row.at('id');
  const prefix = `${block.key}/`;
  const retired = retirementOf(`${prefix}${id?.string?.trim() ?? ''}`, target);
  if (id === undefined || retired === undefined || !retired.replacement.startsWith(prefix)) return undefined;
  const next = retired.replacement.slice(prefix.length);
  const twin = (block.at('models')?.items() ?? []).find((other) => other.at('id')?.string === next);
  return {
    at: id,
    message: `\`${prefix}${id.string ?? ''}\` was retired with OpenClaw ${retired.since}; its successor is \`${retired.replacement}\`.`,
    fix: unsafe(
      twin === undefined ? `Use ${next}` : `Merge it into ${next}`,
      (edit) => {
        if (twin === undefined) return edit.set(id, next);
        fill(edit, row, twin);
        edit.remove(row);
      },
      REASON,
    ),
  };
}

function reportRetired(config: ConfigValue, slot: ModelSlot, replacement: string, since: string): Report {
  return {
    at: slot.at,
    on: slot.form === 'key' ? 'key' : 'value',
    message: `\`${slot.ref.trim()}\` was retired with OpenClaw ${since}; its successor is \`${replacement}\`.`,
    fix: unsafe(
      `Use ${replacement}`,
      (edit) => {
        if (slot.form === 'key') return rekeyEntry(edit, config, slot.at, replacement, undefined);
        const items = config.at(slot.at.path.slice(0, -1))?.items() ?? [];
        if (slot.kind === 'allow' && items.some((item) => item.string?.trim() === replacement))
          return edit.remove(slot.at);
        if (slot.form === 'value') return edit.set(slot.at, replacement);
        edit.set(slot.at, replacement.slice(replacement.indexOf('/') + 1));
      },
      REASON,
    ),
  };
}

function reportBlanks(config: ConfigValue, slot: ModelSlot): Report {
  const ref = slot.ref.trim();
  return {
    at: slot.at,
    on: slot.form === 'key' ? 'key' : 'value',
    message: `There are blanks around \`${ref}\`.`,
    fix: safe('Remove the blanks', (edit) =>
      slot.form === 'key' ? rekeyEntry(edit, config, slot.at, ref, undefined) : edit.set(slot.at, ref),
    ),
  };
}
