import { defineRule } from '../../engine/rule.js';

const BOM = '\uFEFF';

export default defineRule({
  id: 'encoding/byte-order-mark',
  reads: 'text',
  severity: 'info',
  fixable: 'manual',
  summary: 'The file begins with a byte order mark.',
  why: 'OpenClaw reads the config all the same, but jq, ConvertFrom-Json and most other readers of JSON stumble over it; state files that begin with one are not read at all. Editors on Windows and PowerShell redirections write it.',
  references: ['https://github.com/openclaw/openclaw/issues/100289'],
  examples: [{ before: `${BOM}{ gateway: { mode: 'local' } }\n` }],
  check({ document, reader, report }) {
    if (!document.text.startsWith(BOM)) return;
    const strict = reader === 'json';
    report({
      range: { start: 0, end: 1 },
      severity: strict ? 'error' : 'info',
      message: strict
        ? 'The file begins with a byte order mark; OpenClaw cannot read it as JSON.'
        : 'The file begins with a byte order mark; OpenClaw reads it, jq and PowerShell do not.',
      fix: {
        title: 'Remove the byte order mark',
        applicability: strict ? 'safe' : 'manual',
        edits: [{ offset: 0, length: 1, text: '' }],
      },
    });
  },
});
