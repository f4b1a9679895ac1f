import type { Edit } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { linesOf, objectOf } from './_lines.js';

export default defineRule({
  id: 'transcripts/openai-codex-metadata',
  reads: 'transcript',
  severity: 'info',
  fixable: 'safe',
  since: '2026.6.1',
  summary: 'A transcript says that messages came from `openai-codex`.',
  why: 'Which provider and interface wrote a message decides how it is replayed. Under the retired names signatures and reasoning of earlier turns are thrown away, and the conversation loses its thread.',
  references: ['https://docs.openclaw.ai/providers/openai', 'https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.6.11',
      before: `{"type":"session","version":3,"id":"s1"}\n{"type":"message","id":"a1","message":{"role":"assistant","provider":"openai-codex","api":"openai-codex-responses","model":"gpt-5.5"}}\n`,
      after: `{"type":"session","version":3,"id":"s1"}\n{"type":"message","id":"a1","message":{"role":"assistant","provider":"openai","api":"openai-chatgpt-responses","model":"gpt-5.5"}}\n`,
    },
    {
      title: 'in the order in which OpenClaw writes them',
      target: '2026.6.11',
      before: `{"type":"message","id":"a1","message":{"role":"assistant","api":"openai-codex-responses","provider":"openai-codex","model":"gpt-5.5"}}\n`,
      after: `{"type":"message","id":"a1","message":{"role":"assistant","api":"openai-chatgpt-responses","provider":"openai","model":"gpt-5.5"}}\n`,
    },
    {
      title: 'a change of the model is history, not metadata',
      target: '2026.6.11',
      clean: true,
      before: `{"type":"model_change","id":"m0","provider":"openai-codex","modelId":"gpt-5.5"}\n`,
    },
    {
      title: 'words somebody wrote',
      target: '2026.6.11',
      clean: true,
      before: `{"type":"message","id":"u1","message":{"role":"user","content":"what is openai-codex?"}}\n`,
    },
  ],
  check({ text, report }) {
    const edits: Edit[] = [];
    for (const line of linesOf(text)) {
      if (!line.text.includes('openai-codex')) continue;
      const message = objectOf(line)?.at('message');
      for (const edit of message === undefined ? [] : editsOf(message))
        edits.push({ ...edit, offset: line.start + edit.offset });
    }
    const [first] = edits;
    if (first === undefined) return;
    report({
      range: { start: first.offset, end: first.offset + first.length },
      message: 'Messages in this transcript carry the retired provider `openai-codex` or its interface.',
      fix: { title: 'Name the provider and the interface as they are called now', applicability: 'safe', edits },
    });
  },
});

function editsOf(message: ConfigValue): readonly Edit[] {
  const renamed = [
    { at: message.at('provider'), from: 'openai-codex', to: 'openai' },
    { at: message.at('api'), from: 'openai-codex-responses', to: 'openai-chatgpt-responses' },
  ];
  const edits = renamed.flatMap(({ at, from, to }) => {
    if (at?.string !== from) return [];
    const { start, end } = at.location.node;
    return [{ offset: start, length: end - start, text: JSON.stringify(to) }];
  });
  // OpenClaw writes either one first.
  return edits.sort((a, b) => a.offset - b.offset);
}
