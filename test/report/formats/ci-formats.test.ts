import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/edit/edits.js';
import type { Finding } from '../../../src/engine/finding.js';
import { type Format, renderReport } from '../../../src/report/index.js';
import type { ReportInput } from '../../../src/report/input.js';
import { CONFIG, CWD, fileResult, findingAt, legacyConfig, reportInput, SESSIONS, setFix } from '../sample.js';

const MODEL = 'agents.defaults.model.primary';
const codexRef = findingAt(legacyConfig, { at: MODEL, fix: setFix(MODEL, 'openai/gpt-5.5') });
const bind = findingAt(legacyConfig, {
  at: 'gateway.bind',
  ruleId: 'gateway/bind',
  severity: 'warning',
  message: 'Takes a mode.',
});
const advice = findingAt(legacyConfig, {
  at: 'agents.defaults',
  ruleId: 'agents/advice',
  severity: 'info',
  message: 'Long.',
});
const fixed: Finding = { ...codexRef, ruleId: 'x/fixed', status: 'fixed' };
const suppressed: Finding = { ...codexRef, ruleId: 'x/suppressed', status: 'suppressed' };

function render(
  format: Format,
  findings: readonly Finding[],
  rest: Partial<ReportInput> & Parameters<typeof reportInput>[0] = {},
): string {
  return renderReport(format, reportInput({ findings, files: [fileResult(CONFIG, legacyConfig)], ...rest }));
}

describe('--format concise', () => {
  it('prints one line a finding', () => {
    expect(render('concise', [codexRef, bind, suppressed, fixed])).toBe(
      `openclaw.json:5:11: warning gateway/bind Takes a mode.
openclaw.json:10:25: error models/openai-codex-ref The provider is gone.
openclaw.json:10:25: fixed x/fixed The provider is gone.
`,
    );
  });

  it('keeps to the line whatever a message or a file name holds', () => {
    const text = render('concise', [{ ...codexRef, message: 'a\r\nb\u2028c\u001b[0m', file: `${CWD}/a\nb.json` }], {
      files: [],
    });
    expect(text).toBe('a\\nb.json: error models/openai-codex-ref a b c\uFFFD[0m\n');
  });

  it('prints nothing when all is well', () => {
    expect(render('concise', [])).toBe('');
  });
});

describe('--format github', () => {
  it('prints workflow commands, the gravest first, as GitHub shows only ten', () => {
    expect(render('github', [advice, bind, codexRef, fixed, suppressed])).toBe(
      `::error file=openclaw.json,line=10,col=25,endLine=10,endColumn=47,title=models/openai-codex-ref::agents.defaults.model.primary: The provider is gone.%0AFix (safe): Use openai/gpt-5.5%0Ahttps://example.org/rules/models/openai-codex-ref
::warning file=openclaw.json,line=5,col=11,endLine=5,endColumn=20,title=gateway/bind::gateway.bind: Takes a mode.%0Ahttps://example.org/rules/gateway/bind
::notice file=openclaw.json,line=8,endLine=12,title=agents/advice::agents.defaults: Long.%0Ahttps://example.org/rules/agents/advice
`,
    );
  });

  it('escapes data, and more of it in properties', () => {
    const file = `${CWD}/a,b:c%.json`;
    const text = render(
      'github',
      [{ ...codexRef, file, range: null, path: null, fix: null, message: '100%\r\n::error::no' }],
      { files: [] },
    );
    expect(text).toBe(
      '::error file=a%2Cb%3Ac%25.json,title=models/openai-codex-ref::100%25%0D%0A::error::no%0Ahttps://example.org/rules/models/openai-codex-ref\n',
    );
  });
});

describe('--format gitlab', () => {
  it('is a code quality report', () => {
    expect(JSON.parse(render('gitlab', [codexRef, bind, advice, fixed]))).toEqual(
      [
        expect.objectContaining({ severity: 'minor', check_name: 'gateway/bind' }),
        expect.objectContaining({ severity: 'info', check_name: 'agents/advice' }),
        {
          description: 'The provider is gone.',
          check_name: 'models/openai-codex-ref',
          fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
          severity: 'major',
          location: {
            path: 'openclaw.json',
            positions: { begin: { line: 10, column: 25 }, end: { line: 10, column: 47 } },
            lines: { begin: 10, end: 10 },
          },
        },
      ].toSorted((a, b) => order(a) - order(b)),
    );
  });

  it('never gives two findings one fingerprint', () => {
    const other = { ...codexRef, file: SESSIONS };
    const files = [fileResult(CONFIG, legacyConfig), fileResult(SESSIONS, legacyConfig)];
    const issues = JSON.parse(render('gitlab', [codexRef, { ...codexRef, message: 'Again.' }, other], { files }));
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(3);
  });
});

/** As the findings stand in the file. */
function order(issue: unknown): number {
  const text = JSON.stringify(issue);
  return ['gateway/bind', 'agents/advice', 'models/openai-codex-ref'].findIndex((rule) => text.includes(rule));
}

describe('--format junit', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => ['testsuite', 'testcase'].includes(name),
  });

  function junitOf(findings: readonly Finding[], rest: Parameters<typeof reportInput>[0] = {}) {
    const xml = render('junit', findings, rest);
    expect(XMLValidator.validate(xml)).toBe(true);
    return parser.parse(xml).testsuites;
  }

  it('has a suite for each file and a case for each finding; advice does not fail', () => {
    const suites = junitOf([codexRef, bind, advice, fixed], {
      files: [fileResult(CONFIG, legacyConfig), fileResult(SESSIONS, '{}')],
    });
    expect(suites).toMatchObject({ name: 'clawmend', tests: '4', failures: '2' });
    expect(
      suites.testsuite.map(({ name, tests, failures }: Record<string, string>) => [name, tests, failures]),
    ).toEqual([
      ['agents/main/sessions/sessions.json', '1', '0'],
      ['openclaw.json', '3', '2'],
    ]);
    expect(suites.testsuite[1].testcase.map(({ failure }: { failure?: { type: string } }) => failure?.type)).toEqual([
      'warning',
      undefined,
      'error',
    ]);
  });

  it('passes for a clean file, so that a run is never empty', () => {
    expect(junitOf([]).testsuite[0].testcase).toEqual([{ name: 'no findings', classname: 'openclaw.json', time: '0' }]);
  });

  it('stays well-formed whatever a file holds', () => {
    const message = 'a < b && "c" > \'d\' ]]> \u0000\u001b\uD800 \uFFFE end';
    const [suite] = junitOf([{ ...bind, message }]).testsuite;
    expect(suite.testcase[0].failure.message).toBe('a < b && "c" > \'d\' ]]> \uFFFD\uFFFD\uFFFD \uFFFD end');
  });
});

describe('--format rdjson', () => {
  function rdjsonOf(findings: readonly Finding[], rest: Parameters<typeof reportInput>[0] = {}) {
    return JSON.parse(render('rdjson', findings, rest));
  }

  it('is a diagnostic result with a suggestion for a safe fix', () => {
    expect(rdjsonOf([codexRef, fixed])).toEqual({
      source: { name: 'clawmend' },
      diagnostics: [
        {
          message: 'The provider is gone.',
          location: {
            path: 'openclaw.json',
            range: { start: { line: 10, column: 25 }, end: { line: 10, column: 47 } },
          },
          severity: 'ERROR',
          code: { value: 'models/openai-codex-ref', url: 'https://example.org/rules/models/openai-codex-ref' },
          suggestions: [{ range: { start: { line: 10, column: 32 }, end: { line: 10, column: 38 } }, text: '' }],
        },
      ],
    });
  });

  it('counts columns in bytes', () => {
    const text = `{ "日本🦀é": 1, bad: 2 }`;
    const [diagnostic] = rdjsonOf([findingAt(text, { at: 'bad' })], { files: [fileResult(CONFIG, text)] }).diagnostics;
    expect(diagnostic.location.range.start.column).toBe(Buffer.from(text).indexOf('2 }') + 1);
  });

  it('makes one suggestion of the edits of a fix: applied, they are the fix', () => {
    const text = `{\n  a: 'old', // keep\n  b: 'old',\n}\n`;
    const fix: Finding['fix'] = {
      title: 'Both',
      applicability: 'safe',
      change: {
        type: 'operations',
        operations: [
          { op: 'rename', path: ['a'], key: 'first' },
          { op: 'set', path: ['b'], source: { value: 'new' } },
        ],
      },
    };
    const [diagnostic] = rdjsonOf([findingAt(text, { at: 'a', fix })], {
      files: [fileResult(CONFIG, text)],
    }).diagnostics;
    const [{ range, text: replacement }] = diagnostic.suggestions;
    const lines = text.split('\n').map((line) => line.length + 1);
    const offset = ({ line, column }: { line: number; column: number }) =>
      lines.slice(0, line - 1).reduce((sum, length) => sum + length, 0) + column - 1;
    const start = offset(range.start);
    const after = applyEdits(text, [{ offset: start, length: offset(range.end) - start, text: replacement }]);
    expect(after).toBe(`{\n  first: 'old', // keep\n  b: 'new',\n}\n`);
  });

  it('has suggestions in session stores, whose rules see one entry at a time', () => {
    const text = '{ "agent:main": { "harness": "pi" } }';
    const fix: Finding['fix'] = {
      title: 'Remove the pin',
      applicability: 'safe',
      change: { type: 'operations', operations: [{ op: 'remove', path: ['harness'] }] },
    };
    const finding = findingAt(text, { at: ['agent:main', 'harness'], file: SESSIONS, viewPath: ['harness'], fix });
    const [diagnostic] = rdjsonOf([finding], { files: [fileResult(SESSIONS, text)] }).diagnostics;
    expect(diagnostic.suggestions).toHaveLength(1);
  });

  it.each([
    ['of another file', `{ model: 'x' }`, { op: 'set' as const, path: ['other'], source: { value: 1 } }],
    [
      'beside an $include',
      `{ model: 'x', $include: './a.json5' }`,
      { op: 'insert' as const, path: ['b'], source: { value: 1 } },
    ],
    [
      'that writes a secret',
      `{ model: 'x', a: { token: '7d1b44e0c2aa98f6' }, b: { c: 1 } }`,
      { op: 'move' as const, from: ['a', 'token'], to: ['b', 'token'] },
    ],
    [
      'that needs a secret to be shown',
      `{ model: 'x', token: '7d1b44e0c2aa98f6', z: 1 }`,
      { op: 'rename' as const, path: ['z'], key: 'y' },
    ],
  ])('has no suggestion for a fix %s', (_, text, operation) => {
    const fix: Finding['fix'] = {
      title: 'Fix',
      applicability: 'safe',
      change: {
        type: 'operations',
        operations: [{ op: 'set', path: ['model'], source: { value: 'y' } }, operation],
      },
    };
    const rendered = render('rdjson', [findingAt(text, { at: 'model', fix })], { files: [fileResult(CONFIG, text)] });
    expect(JSON.parse(rendered).diagnostics[0].suggestions).toBeUndefined();
    expect(rendered).not.toContain('7d1b44e0c2aa98f6');
  });
});

describe('--format markdown', () => {
  it('is a table of what is open', () => {
    expect(render('markdown', [codexRef, bind])).toBe(`## clawmend: 1 error and 1 warning

1 file checked for OpenClaw 2026.5.12 (as asked with --target).

| | Place | Rule | Finding |
|---|---|---|---|
| error | \`openclaw.json:10:25\`<br>\`agents.defaults.model.primary\` | [models/openai-codex-ref](https://example.org/rules/models/openai-codex-ref) | The provider is gone.<br>*safe fix:* Use openai/gpt-5.5 |
| warning | \`openclaw.json:5:11\`<br>\`gateway.bind\` | [gateway/bind](https://example.org/rules/gateway/bind) | Takes a mode. |
`);
  });

  it('keeps cells whole and what files say from being markup', () => {
    const row = render('markdown', [{ ...bind, message: 'a | b\n<img src=x> `c|d` *e* [f](g)' }]).split('\n')[6];
    expect(row).toContain('a \\| b \\<img src=x\\> `c\\|d` \\*e\\* \\[f\\](g) |');
    expect(row!.replaceAll('\\|', '').split('|')).toHaveLength(6);
  });

  it('has what was fixed and the patch', () => {
    const file = fileResult(CONFIG, legacyConfig, [
      {
        ruleId: 'models/openai-codex-ref',
        operation: { op: 'set', path: ['agents', 'defaults', 'timeoutSeconds'], source: { value: 5 } },
      },
    ]);
    const text = render('markdown', [{ ...codexRef, status: 'fixed' }], { mode: 'fix', files: [file] });
    expect(text).toContain('### Fixed\n\n- [models/openai-codex-ref]');
    expect(text).toMatch(/```diff\n--- a\/openclaw\.json\n[\s\S]*\n```\n\n<\/details>\n$/);
  });
});
