import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse.js';
import { nodeAt } from '../../../src/document/tree.js';
import { secretRanges } from '../../../src/openclaw/secrets/secrecy.js';
import { renderReport } from '../../../src/report/index.js';
import { sparseStore } from '../../../src/report/redact/sparse-store.js';
import { isWhole } from '../../helpers/whole.js';
import { fileResult, findingAt, reportInput, SESSIONS } from '../sample.js';

const ENTRIES = 3000;

/** More than a megabyte; every entry holds a secret, every hundredth a stale pin. */
function store(space: number | undefined): string {
  const entries = Array.from({ length: ENTRIES }, (_, index) => [
    `agent:main:${index}`,
    {
      token: `Zecret${index}Q${'x'.repeat(12)}`,
      prompt: 'y'.repeat(300),
      ...(index % 100 === 50 && { harness: 'pi' }),
      list: [{ n: index }],
    },
  ]);
  return JSON.stringify(Object.fromEntries(entries), null, space);
}

function pinned(text: string) {
  return Array.from({ length: ENTRIES / 100 }, (_, index) =>
    findingAt(text, {
      at: [`agent:main:${index * 100 + 50}`, 'harness'],
      file: SESSIONS,
      ruleId: 'sessions/stale-pi-pin',
      severity: 'warning',
      message: `The session is pinned; its token is Zecret${index * 100 + 50}Qxxxxxxxxxxxx.`,
    }),
  );
}

describe('a large session store', () => {
  // Unless all is tried, each format checks the one and fixes the other: every two of the three are met together.
  it.each([
    ['indented', 2, { pretty: 'check', json: 'fix', html: 'check' }],
    ['on one line', undefined, { pretty: 'fix', json: 'check', html: 'fix' }],
  ] as const)('that is %s is reported as if it had been parsed whole', (_, space, modes) => {
    const text = store(space);
    expect(text.length).toBeGreaterThan(1_000_000);
    const findings = pinned(text);
    const changes = [50, 1250, 2950].map((index) => ({
      ruleId: 'sessions/stale-pi-pin',
      operation: { op: 'remove' as const, path: [`agent:main:${index}`, 'harness'] },
    }));
    for (const format of ['pretty', 'json', 'html'] as const) {
      for (const mode of isWhole ? (['check', 'fix'] as const) : [modes[format]]) {
        const [sparse, whole] = (['sessions', 'cron-jobs'] as const).map((kind) =>
          renderReport(
            format,
            reportInput({ mode, findings, files: [fileResult(SESSIONS, text, mode === 'fix' ? changes : [], kind)] }),
          ),
        );
        expect(sparse === whole, `${format} of ${mode}`).toBe(true);
        expect(sparse).not.toContain('Zecret');
      }
    }
  });
});

describe('the entries of a store that matter', () => {
  const text = store(2);
  const at = text.indexOf('"agent:main:1500"');
  const read = sparseStore(text, [{ start: at, end: at + 1 }]);

  it('are few', () => {
    const { root } = read!.document;
    expect(root?.type === 'object' && root.members.map(({ key }) => key)).toEqual([
      'agent:main:1499',
      'agent:main:1500',
    ]);
  });

  it('stand where the text has them, with their secrets', () => {
    const whole = parseDocument(text);
    const path = ['agent:main:1500', 'list', 0, 'n'];
    expect(nodeAt(read!.document.root!, path)).toEqual(nodeAt(whole.root!, path));
    const start = text.indexOf('"agent:main:1499"');
    const end = text.indexOf('"agent:main:1501"');
    expect(read!.secrets).toEqual(secretRanges(whole).filter((range) => range.start >= start && range.end <= end));
  });

  it('keep their place at any depth', () => {
    const deep = `{"a": 1, "b": ${'[['.repeat(900)}${']]'.repeat(900)}, "c": ${JSON.stringify('x'.repeat(100_000))}}`;
    const start = deep.indexOf('[');
    const { root } = sparseStore(deep, [{ start, end: start + 1 }])!.document;
    expect(nodeAt(root!, ['b'])).toMatchObject({ type: 'array', start });
  });

  it.each([
    ['is no strict JSON', `{ a: 1, "b": 2 }`],
    ['is no object', '[1, 2, 3]'],
    ['has a key twice', `{"a": {"token": "Zecret-one"}, "a": {"x": 1}, "z": "${'x'.repeat(2000)}"}`],
    ['has a key twice, far apart', `{"a": {"token": "Zecret-one"}, "b": 1, "a": {"x": 1}, "z": "${'x'.repeat(2000)}"}`],
  ])('are not looked for where the text %s', (_, broken) => {
    const places = [{ start: 3, end: 40 }];
    expect(sparseStore(broken, places)).toBeUndefined();
  });

  it('are not looked for where they are most of the text', () => {
    expect(sparseStore('{"a": 1, "b": 2}', [{ start: 0, end: 10 }])).toBeUndefined();
  });
});
