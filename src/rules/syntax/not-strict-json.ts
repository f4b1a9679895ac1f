import { dialectProblems } from '../../document/dialect/dialect.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'syntax/not-strict-json',
  reads: 'text',
  severity: 'error',
  fixable: 'safe',
  summary: 'JSON5 stands where strict JSON is read.',
  why: 'OpenClaw reads its state files as strict JSON: a comment, a bare key or a single-quoted string makes the whole file count as empty or broken. A config is held to strict JSON only with `--strict-json`, for teams whose other tools read it.',
  references: ['https://docs.openclaw.ai/gateway/configuration'],
  examples: [
    {
      title: 'a config is JSON5',
      clean: true,
      before: `{\n  // ours\n  gateway: { mode: 'local', port: 0x4965 },\n}\n`,
    },
  ],
  check({ document, reader, report }) {
    if (reader === 'json5') return;
    for (const { code, start, end, message, repair } of dialectProblems(document, 'json')) {
      if (code === 'trailing-comma' || code === 'byte-order-mark') continue;
      report({
        range: { start, end },
        message,
        ...(repair && { fix: { title: repair.title, applicability: 'safe', edits: repair.edits } }),
      });
    }
  },
});
