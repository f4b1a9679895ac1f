import fc from 'fast-check';

/** One slip of the hand in a config that parses. */
export interface Slip {
  readonly name: string;
  readonly before: string;
  readonly broken: string;
  /** Whether a single mark came or went; then there is a value the text had. */
  readonly isOneMark: boolean;
}

const CONFIG = `{
  // who may talk to us, and who may not: [see docs]
  gateway: { mode: 'local', port: 18789, auth: { mode: 'token', token: '\${GATEWAY_TOKEN}' } },
  agents: {
    defaults: {
      model: { primary: 'openai/gpt-5.5', fallbacks: ['anthropic/claude-opus-4-6', 'openai/gpt-5.4-mini'] },
      heartbeat: { every: '30m', target: 'last' }, /* quiet at night */
    },
    list: [
      { id: 'main', default: true },
      {
        id: 'work',
        workspace: '~/work, and more',
        tools: { allow: ['exec', 'read'], deny: [] },
      },
    ],
  },
  channels: {
    telegram: {
      allowFrom: [12345, 67890],
      customCommands: [{ command: 'plan', description: "What's next?" }],
      'group-policy': null,
    },
  },
}
`;

const VALUE = {
  gateway: { mode: 'local', port: 18789, auth: { mode: 'token', token: 'a-token' } },
  models: {
    providers: { lmstudio: { baseUrl: 'http://localhost:1234/v1', models: [{ id: 'm', cost: { input: 0 } }] } },
  },
  bindings: [
    { agentId: 'main', match: { channel: 'slack', peers: ['a', 'b'] } },
    { agentId: 'work', match: { channel: 'discord' } },
  ],
  cron: { enabled: true, maxConcurrentRuns: 2, webhook: 'https://example.org/a?b=c,d:e' },
  matrix: [
    [1, 2],
    [3, 4],
  ],
};

const CONFIGS = [
  CONFIG,
  CONFIG.replaceAll('  ', '\t'),
  CONFIG.replaceAll('\n', '\r\n'),
  `${JSON.stringify(VALUE, null, 2)}\n`,
  `${JSON.stringify(VALUE, null, 4)}\n`,
  JSON.stringify(VALUE),
  `${JSON.stringify(VALUE, null, 1).replace(/,\n( *)/g, '\n$1, ')}\n`,
];

const MARKS = [...'{}[],:"\''];

function placesOf(text: string, marks: readonly string[]): readonly number[] {
  return [...text].flatMap((character, index) => (marks.includes(character) ? [index] : []));
}

function spliced(text: string, at: number, length: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + length);
}

function oneMark(text: string): fc.Arbitrary<readonly [name: string, broken: string]> {
  const places = fc.constantFrom(...placesOf(text, MARKS));
  const lost = places.map((at) => [`${text.charAt(at)} lost at ${at}`, spliced(text, at, 1, '')] as const);
  const doubled = places.map(
    (at) => [`${text.charAt(at)} doubled at ${at}`, spliced(text, at, 0, text.charAt(at))] as const,
  );
  const stray = fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom(...MARKS))
    .map(([at, mark]) => [`stray ${mark} at ${at}`, spliced(text, at, 0, mark)] as const);
  return fc.oneof(lost, doubled, stray);
}

function severalLines(text: string): fc.Arbitrary<readonly [name: string, broken: string]> {
  const lines = text.split('\n');
  const line = fc.nat(lines.length - 1);
  const count = fc.integer({ min: 1, max: 4 });
  const gone = fc
    .tuple(line, count)
    .map(([at, n]) => [`${n} lines gone at ${at}`, lines.toSpliced(at, n).join('\n')] as const);
  const pasted = fc
    .tuple(line, line, count)
    .map(
      ([from, to, n]) =>
        [`pasted at ${to}`, lines.toSpliced(to, 0, ...lines.slice(from, from + n)).join('\n')] as const,
    );
  const cut = fc.integer({ min: 1, max: text.length - 1 });
  const tail = cut.map((at) => [`cut off at ${at}`, text.slice(0, at)] as const);
  const head = cut.map((at) => [`cut up to ${at}`, text.slice(at)] as const);
  return fc.oneof(gone, pasted, tail, head);
}

export const slip: fc.Arbitrary<Slip> = fc.constantFrom(...CONFIGS).chain((before) =>
  fc.oneof(
    { weight: 3, arbitrary: oneMark(before).map(([name, broken]) => ({ name, before, broken, isOneMark: true })) },
    {
      weight: 2,
      arbitrary: severalLines(before).map(([name, broken]) => ({ name, before, broken, isOneMark: false })),
    },
  ),
);
