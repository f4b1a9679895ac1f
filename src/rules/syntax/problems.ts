import type { Document, SyntaxCode } from '../../document/node.js';
import { repairOf } from '../../document/repair/repair.js';
import type { Example, Rule, RuleMeta, TextFix } from '../../engine/rule.js';

interface ProblemRow extends Pick<RuleMeta, 'id' | 'summary' | 'why' | 'references'> {
  readonly codes: readonly SyntaxCode[];
  readonly fixable?: 'safe';
  readonly examples: readonly Example[];
}

const REFERENCES = ['https://spec.json5.org', 'https://docs.openclaw.ai/gateway/configuration'];
const STOPS = 'OpenClaw cannot read the file: the gateway does not start, or goes back to an older copy of it.';

/** Every way in which a text is no JSON5. Where exactly one repair is plausible it is safe; else a person decides. */
const rows: readonly ProblemRow[] = [
  {
    id: 'syntax/missing-comma',
    codes: ['missing-comma'],
    summary: 'There is no comma between two members or items.',
    why: STOPS,
    fixable: 'safe',
    examples: [
      {
        before: `{\n  gateway: { port: 18789 }\n  agents: {},\n}\n`,
        after: `{\n  gateway: { port: 18789 },\n  agents: {},\n}\n`,
      },
    ],
  },
  {
    id: 'syntax/missing-colon',
    codes: ['missing-colon'],
    summary: 'There is no colon between a key and its value.',
    why: STOPS,
    fixable: 'safe',
    examples: [{ before: `{ gateway { port: 1 } }\n`, after: `{ gateway: { port: 1 } }\n` }],
  },
  {
    id: 'syntax/missing-value',
    codes: ['missing-value', 'bad-key'],
    summary: 'A key has no value, or a value has no key.',
    why: STOPS,
    examples: [{ before: `{ gateway: , agents: {} }\n` }],
  },
  {
    id: 'syntax/unclosed',
    codes: ['unclosed'],
    summary: 'A bracket or brace is never closed.',
    why: STOPS,
    fixable: 'safe',
    examples: [{ before: `{\n  gateway: {\n    port: 1,\n  },\n`, after: `{\n  gateway: {\n    port: 1,\n  },\n}\n` }],
  },
  {
    id: 'syntax/stray-bracket',
    codes: ['stray-close', 'mismatched-close'],
    summary: 'A bracket or brace closes nothing, or closes the wrong thing.',
    why: STOPS,
    fixable: 'safe',
    examples: [{ before: `{\n  gateway: { port: 1 },\n}\n}\n`, after: `{\n  gateway: { port: 1 },\n}\n` }],
  },
  {
    id: 'syntax/extra-comma',
    codes: ['unexpected-comma'],
    summary: 'A comma stands where nothing precedes it.',
    why: STOPS,
    fixable: 'safe',
    examples: [{ before: `{ gateway: {},, agents: {} }\n`, after: `{ gateway: {}, agents: {} }\n` }],
  },
  {
    id: 'syntax/smart-quote',
    codes: ['smart-quote'],
    summary: 'A string stands in typographic quotes.',
    why: `${STOPS} Such quotes come from a word processor, a chat or a web page.`,
    fixable: 'safe',
    examples: [{ before: `{ gateway: { mode: “local” } }\n`, after: `{ gateway: { mode: "local" } }\n` }],
  },
  {
    id: 'syntax/text-around-root',
    codes: ['leading-content', 'trailing-content'],
    summary: 'There is text before or behind the configuration itself.',
    why: `${STOPS} Most often a script has written its own output into the file.`,
    fixable: 'safe',
    examples: [{ before: `Found and updated: False\n{ gateway: {} }\n`, after: `{ gateway: {} }\n` }],
  },
  {
    id: 'syntax/newline-in-string',
    codes: ['newline-in-string', 'unterminated-string'],
    summary: 'A string is not closed before the end of its line.',
    why: `${STOPS} OpenClaw itself points at the line below; the quote that opens the string is what has to be looked at.`,
    examples: [{ before: `{ gateway: { auth: { token: "abc\n" } } }\n` }],
  },
  {
    id: 'syntax/merge-conflict',
    codes: ['merge-conflict'],
    summary: 'The file holds the markers of an unresolved merge.',
    why: `${STOPS} Only a person can say which side is right, so nothing is changed.`,
    examples: [
      { before: `{\n<<<<<<< HEAD\n  gateway: { port: 1 },\n=======\n  gateway: { port: 2 },\n>>>>>>> theirs\n}\n` },
    ],
  },
  {
    id: 'syntax/empty',
    codes: ['empty'],
    summary: 'The file holds no value.',
    why: STOPS,
    examples: [{ before: `// nothing here yet\n` }],
  },
  {
    id: 'syntax/unterminated-comment',
    codes: ['unterminated-comment'],
    summary: 'A block comment is never closed.',
    why: STOPS,
    examples: [{ before: `{ gateway: {} } /* to be continued\n` }],
  },
  {
    id: 'syntax/invalid',
    codes: [
      'unexpected',
      'bad-literal',
      'bad-number',
      'bad-escape',
      'bad-identifier-escape',
      'too-deep',
      'too-large',
      'too-many-problems',
    ],
    summary: 'Something in the text is no JSON5.',
    why: `${STOPS} A text that nests deeper or holds more than any config does is not read to its end: it is another file, or a script wrote it in a loop.`,
    examples: [{ before: `{ gateway: { port: 0x } }\n` }],
  },
];

export default rows.map(
  ({ codes, ...meta }): Rule => ({
    references: REFERENCES,
    ...meta,
    reads: 'text',
    severity: 'error',
    check({ document, report }) {
      for (const problem of document.problems) {
        const { code, message, start, end } = problem;
        if (!codes.includes(code)) continue;
        // All that is wrong with a file is put right at once: the fix belongs to the first problem.
        const fix = problem === document.problems[0] ? fixOf(document) : undefined;
        report({ range: { start, end }, message, ...(fix && { fix }) });
      }
    },
  }),
);

function fixOf(document: Document): TextFix | undefined {
  const { certain, candidates } = repairOf(document);
  if (certain !== undefined) return { ...certain, applicability: 'safe' };
  const [first] = candidates;
  if (first === undefined) return undefined;
  return { title: first.title, applicability: 'manual', edits: [], readings: candidates };
}
