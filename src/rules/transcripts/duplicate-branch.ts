import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { linesOf, objectOf, type TranscriptLine } from './_lines.js';

const BEGIN = '<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>';
const CONTEXT = /<<<BEGIN_OPENCLAW_INTERNAL_CONTEXT>>>[\s\S]*?<<<END_OPENCLAW_INTERNAL_CONTEXT>>>/g;

export default defineRule({
  id: 'transcripts/duplicate-branch',
  reads: 'transcript',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.4.29',
  until: '2026.8.1',
  summary: 'A transcript holds a question twice, once with context that was never meant to stay.',
  why: '2026.4.24 wrote the rewritten question beside the real one. The copy makes the transcript branch, and its internal context shows up where the history is shown or searched.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.5.12',
      before: `{"type":"session","id":"s1"}\n{"type":"message","id":"x","parentId":null,"message":{"role":"user","content":"${BEGIN}\\nsecret\\n<<<END_OPENCLAW_INTERNAL_CONTEXT>>>\\n\\nhi"}}\n{"type":"message","id":"u","parentId":null,"message":{"role":"user","content":"hi"}}\n{"type":"message","id":"a","parentId":"u","message":{"role":"assistant","content":"hello"}}\n`,
      after: `{"type":"session","id":"s1"}\n{"type":"message","id":"u","parentId":null,"message":{"role":"user","content":"hi"}}\n{"type":"message","id":"a","parentId":"u","message":{"role":"assistant","content":"hello"}}\n`,
    },
    {
      title: 'a question that was asked again has no context in it',
      target: '2026.5.12',
      clean: true,
      before: `{"type":"session","id":"s1"}\n{"type":"message","id":"x","parentId":null,"message":{"role":"user","content":"hi"}}\n{"type":"message","id":"u","parentId":null,"message":{"role":"user","content":"hi"}}\n`,
    },
  ],
  check({ text, report }) {
    if (!text.includes(BEGIN)) return;
    const lines = [...linesOf(text)].map((line) => ({ line, object: objectOf(line) }));
    // A line that cannot be read may be the child of any other.
    if (lines.some(({ object }) => object === undefined)) return;
    const messages = lines.flatMap(({ line, object }) => (object === undefined ? [] : messageOf(line, object)));
    const path = activePath(messages);
    const parents = new Set(messages.map(({ parentId }) => parentId));
    for (const message of messages) {
      if (path.has(message.id) || parents.has(message.id) || !message.said.includes(BEGIN)) continue;
      const plain = message.said.replace(CONTEXT, '').trim();
      const twin = messages.some(
        (other) => path.has(other.id) && other.parentId === message.parentId && other.said.trim() === plain,
      );
      if (message.role !== 'user' || !twin) continue;
      const { start, end } = message.line;
      report({
        range: { start, end },
        message:
          'This question is in the transcript twice: here with internal context in front of it, and no answer follows.',
        fix: {
          title: 'Remove the copy',
          applicability: 'safe',
          edits: [{ offset: start, length: Math.min(end + 1, text.length) - start, text: '' }],
        },
      });
    }
  },
});

interface Message {
  readonly line: TranscriptLine;
  readonly id: string;
  readonly parentId: string;
  readonly role: string;
  readonly said: string;
}

function messageOf(line: TranscriptLine, object: ConfigValue): readonly Message[] {
  const id = object.at('id')?.string;
  if (id === undefined || object.at('type')?.string === 'session') return [];
  const role = object.at('message.role')?.string ?? '';
  return [
    { line, id, parentId: object.at('parentId')?.string ?? '', role, said: saidIn(object.at('message.content')) },
  ];
}

function saidIn(content: ConfigValue | undefined): string {
  if (content?.string !== undefined) return content.string;
  return (content?.items() ?? []).map((item) => item.at('text')?.string ?? '').join('');
}

/** From the last message up to the first one. */
function activePath(messages: readonly Message[]): ReadonlySet<string> {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path = new Set<string>();
  for (let next = messages.at(-1); next !== undefined && !path.has(next.id); next = byId.get(next.parentId))
    path.add(next.id);
  return path;
}
