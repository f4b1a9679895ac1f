import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextPlaces } from '../../src/language-server/text/places.js';
import { CONFIG, makeEditor } from './editor.js';

const TEXT = `{
  gateway: { mode: 'local', bind: '0.0.0.0', auth: { mode: 'token', token: '\${OPENCLAW_GATEWAY_TOKEN}' } },
  agents: {
    ownership: 'explicit',
    defaults: {
      model: { primary: 'openai/gpt-5.5' },
      models: { 'openai/gpt-5.5': { alias: 'best' }, 'anthropic/claude-opus-4-7': { alias: 'best' } },
    },
    entries: { main: {}, work: { model: 'openai/gpt-5.5', colour: 'red' } },
  },
  channels: {
    // off until autumn
    telegram: { enabled: true, botToken: '\${T}', streamMode: 'partial' },
  },
  bindings: [{ agentId: 'ghost', match: { channel: 'telegram' } }],
}
`;

describe('of a large text', () => {
  test('syntax and schema are told at once, and what was said elsewhere stays where it belongs', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT }, { large: 0 });
    await editor.open(CONFIG);
    expect(editor.codes(CONFIG)).toEqual(expect.arrayContaining(['gateway/bind-host-alias', 'bindings/unknown-agent']));
    const before = editor.publications.length;
    // A line more, and a key that there is not.
    const typed = TEXT.replace('{\n', '{\n  colour: 1,\n');
    await editor.type(CONFIG, typed);
    const [first, second, ...more] = editor.publications.slice(before);
    expect(more).toEqual([]);
    expect(first?.map(({ code }) => code)).toContain('schema/unknown-key');
    const bind = first?.find(({ code }) => code === 'gateway/bind-host-alias');
    expect(bind?.range.start).toEqual({ line: 2, character: TEXT.split('\n')[1]!.indexOf("'0.0.0.0'") });
    const inOrder = (list: typeof first) => list?.map((one) => JSON.stringify(one)).toSorted();
    expect(inOrder(first)).toEqual(inOrder(second));
  });

  test('what a rule says better is not said twice meanwhile', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT }, { large: 0 });
    await editor.open(CONFIG);
    const before = editor.publications.length;
    await editor.type(CONFIG, TEXT.replace('until autumn', 'until winter'));
    const [first] = editor.publications.slice(before);
    const line = TEXT.split('\n').findIndex((one) => one.includes('streamMode'));
    const about = first?.filter(({ range }) => range.start.line === line).map(({ code }) => code);
    expect(about).toContain('channels/flat-streaming-keys');
    expect(about).not.toContain('schema/unknown-key');
  });

  test('who types on is not told of the texts before', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT }, { large: 0 });
    await editor.open(CONFIG);
    const before = editor.publications.length;
    const uri = editor.uri(CONFIG);
    for (const [index, port] of [1, 18, 187, 1878].entries()) {
      const text = TEXT.replace("mode: 'local'", `mode: 'local', port: ${port}`);
      void editor.server.change({ textDocument: { uri, version: 100 + index }, contentChanges: [{ text }] });
    }
    await new Promise((resolve) => setImmediate(resolve));
    await editor.server.idle();
    // The four came in one go: told at once, and once more in the pause.
    expect(editor.publications.length - before).toBe(2);
  });

  test('a secret that is typed is masked at once', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT }, { large: 0 });
    await editor.open(CONFIG);
    const secret = 'sk-proj-abcdefghijklmnop1234567890';
    await editor.type(CONFIG, TEXT.replace("'0.0.0.0'", `'${secret}'`).replace('${OPENCLAW_GATEWAY_TOKEN}', secret));
    expect(editor.diagnostics(CONFIG).length).toBeGreaterThan(0);
    expect(JSON.stringify(editor.publications)).not.toContain(secret);
  });
});

const WORDS = [
  ...['x', "'", '"', '{', '}', '[', ']', ',', ':', '\n', '// ', '/* ', ' */', '$include'],
  ...["bind: 'lan',", "colour: 'red', ", "'openai/gpt-5.4'", 'agentId', 'ghost', 'main: {}, ', 'ü😀'],
];
const edit = fc.record({
  at: fc.nat(),
  length: fc.nat({ max: 12 }),
  text: fc.oneof(fc.constant(''), fc.constantFrom(...WORDS)),
  /** Whether somebody stops typing then. */
  pause: fc.boolean(),
});

test.each([
  ['small', undefined],
  ['large', 0],
])(
  'after any edits of a %s text is said what a fresh server says',
  async (_, large) => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const editor = await makeEditor({ [CONFIG]: TEXT }, large === undefined ? {} : { large });
        await editor.open(CONFIG);
        const uri = editor.uri(CONFIG);
        let text = TEXT;
        for (const [index, { at, length, text: typed, pause }] of edits.entries()) {
          const start = at % (text.length + 1);
          const places = new TextPlaces(text, 'utf-16');
          const range = places.range({ start, end: Math.min(text.length, start + length) });
          // What lies inside of a line break the protocol cannot name.
          const named = places.span(range);
          text = text.slice(0, named.start) + typed + text.slice(named.end);
          const textDocument = { uri, version: index + 10 };
          await editor.server.change({ textDocument, contentChanges: [{ range, text: typed }] });
          if (pause) await editor.server.idle();
        }
        await editor.server.idle();
        const fresh = await makeEditor({}, { home: editor.home });
        await fresh.open(CONFIG, text);
        expect(editor.diagnostics(CONFIG)).toEqual(fresh.diagnostics(CONFIG));
        editor.server.dispose();
        fresh.server.dispose();
      }),
      { numRuns: 8 },
    );
  },
  120_000,
);
