import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'diagnostics/otel-capture-content',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: '`diagnostics.otel.captureContent` is a switch now.',
  why: 'The gateway refuses the object. Which parts of a conversation are captured can no longer be chosen one by one.',
  fixable: 'safe',
  migrations: ['otel-capturecontent-to-boolean'],
  examples: [
    {
      before: `{
  diagnostics: {
    otel: {
      captureContent: { inputMessages: true, toolOutputs: false }, // agreed in June
    },
  },
}
`,
      after: `{
  diagnostics: {
    otel: {
      captureContent: true, // agreed in June
    },
  },
}
`,
    },
    {
      title: 'Its own switch decides',
      before: `{ diagnostics: { otel: { captureContent: { enabled: false, inputMessages: true } } } }\n`,
      after: `{ diagnostics: { otel: { captureContent: false } } }\n`,
    },
  ],
  check({ config, report }) {
    const capture = config.at('diagnostics.otel.captureContent');
    if (!capture?.isObject) return;
    const enabled = capture.at('enabled')?.value;
    const on =
      typeof enabled === 'boolean'
        ? enabled
        : capture.members().some(({ key, value }) => key !== 'enabled' && value === true);
    report({
      at: capture,
      message: `\`diagnostics.otel.captureContent\` is a switch since OpenClaw 2026.8.1; what it holds amounts to ${on}.`,
      fix: safe(`Write ${on}`, (edit) => edit.set(capture, on)),
    });
  },
});
