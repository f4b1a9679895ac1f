import { dialectProblems } from '../../document/dialect/dialect.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'syntax/trailing-comma',
  reads: 'text',
  severity: 'error',
  fixable: 'safe',
  summary: 'A comma stands behind the last member or item where strict JSON is read.',
  why: 'OpenClaw reads its state files as strict JSON: one trailing comma and the whole file counts as empty or broken. The config is JSON5, where the comma is fine; in a config that is plain JSON otherwise it is most likely an accident that other tools stumble over.',
  references: ['https://github.com/openclaw/openclaw/issues/76432'],
  examples: [
    {
      title: 'a config that is plain JSON but for the comma',
      before: `{\n  "meta": { "a": 1, }\n}\n`,
      after: `{\n  "meta": { "a": 1 }\n}\n`,
    },
    {
      title: 'JSON5 may have trailing commas',
      clean: true,
      before: `{\n  // ours\n  gateway: { mode: 'local', },\n}\n`,
    },
  ],
  check({ document, reader, report }) {
    // A text with comments is no plain JSON, commas or not; that is most configs, and needs no further look.
    if (reader === 'json5' && document.comments.length > 0) return;
    const found = dialectProblems(document, 'json').filter(({ code }) => code !== 'byte-order-mark');
    const commas = found.filter(({ code }) => code === 'trailing-comma');
    if (reader === 'json5' && commas.length < found.length) return;
    for (const { start, end, repair } of commas) {
      report({
        range: { start, end },
        severity: reader === 'json' ? 'error' : 'warning',
        message:
          reader === 'json'
            ? 'A comma stands behind the last entry; this file is read as strict JSON, which refuses it.'
            : 'A comma stands behind the last entry. OpenClaw accepts it, readers of plain JSON do not.',
        ...(repair && { fix: { title: repair.title, applicability: 'safe', edits: repair.edits } }),
      });
    }
  },
});
