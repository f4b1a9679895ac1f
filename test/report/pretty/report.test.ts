import { describe, expect, it } from 'vitest';
import { release } from '../../../src/openclaw/releases/release.js';
import { renderReport } from '../../../src/report/index.js';
import type { ReportInput, RouteSummary } from '../../../src/report/input.js';
import { textWidth } from '../../../src/report/pretty/text-width.js';
import { CONFIG, fileResult, findingAt, HOME, legacyConfig, reportInput, SESSIONS, set, setFix } from '../sample.js';

const MODEL = 'agents.defaults.model.primary';
const RETIRED =
  '`openai-codex/gpt-5.5` names a provider that OpenClaw 2026.5.12 no longer has; the model is `openai/gpt-5.5`, on the Codex runtime.';

const codexRef = findingAt(legacyConfig, { at: MODEL, message: RETIRED, fix: setFix(MODEL, 'openai/gpt-5.5') });
const bind = findingAt(legacyConfig, {
  at: 'gateway.bind',
  ruleId: 'gateway/bind-host-alias',
  severity: 'warning',
  message: '`gateway.bind` takes a mode, not a host.',
  fix: {
    ...setFix('gateway.bind', 'lan', 'unsafe', 'Write "lan"'),
    reason: 'other machines of the network can then reach the gateway',
  },
});
const timeout = findingAt(legacyConfig, {
  at: 'agents.defaults.timeoutSeconds',
  on: 'key',
  ruleId: 'agents/timeout',
  severity: 'info',
  message: 'Ten minutes are a long time.',
});

function pretty(given: Parameters<typeof reportInput>[0]): string {
  return renderReport('pretty', reportInput(given));
}

/** Sessions with a stale pin each. */
function store(count: number): string {
  const entries = Array.from({ length: count }, (_, index) => [`agent:main:${index}`, { harness: 'pi', n: index }]);
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}

function stalePins(text: string, count: number) {
  return Array.from({ length: count }, (_, index) =>
    findingAt(text, {
      at: [`agent:main:${index}`, 'harness'],
      file: SESSIONS,
      ruleId: 'sessions/stale-pi-pin',
      severity: 'warning',
      message: 'The session is pinned to a runtime that is gone.',
      fix: { ...setFix('harness', 'codex'), title: 'Remove the pin' },
    }),
  );
}

describe('the pretty report', () => {
  it('shows what is wrong, where, and what to type', () => {
    const text = pretty({ findings: [codexRef, bind, timeout], files: [fileResult(CONFIG, legacyConfig)] });
    expect(text).toMatchInlineSnapshot(`
      "1 error: OpenClaw 2026.5.12 will not start with this, or will fail when it is
      used. 1 finding changes who answers, who pays or what is allowed. 1 is tidying.

      openclaw.json  1 error, 1 warning and 1 info

      error  models/openai-codex-ref
        10:25  agents.defaults.model.primary
               \`openai-codex/gpt-5.5\` names a provider that OpenClaw 2026.5.12 no
               longer has; the model is \`openai/gpt-5.5\`, on the Codex runtime.
           9 │ // the subscription, not the API key
          10 │ model: { primary: 'openai-codex/gpt-5.5' },
             │                   ^^^^^^^^^^^^^^^^^^^^^^
          11 │ timeoutSeconds: 600,
               safe fix: Use openai/gpt-5.5

      warning  gateway/bind-host-alias
        5:11  gateway.bind
              \`gateway.bind\` takes a mode, not a host.
          4 │   auth: { mode: 'token', token: '***' }, // from the vault
          5 │   bind: '0.0.0.0',
            │         ^^^^^^^^^
          6 │ },
              unsafe fix: Write "lan" (other machines of the network can then reach
              the gateway)

      info  agents/timeout
        11:7  agents.defaults.timeoutSeconds
              Ten minutes are a long time.
         10 │   model: { primary: 'openai-codex/gpt-5.5' },
         11 │   timeoutSeconds: 600,
            │   ^^^^^^^^^^^^^^
         12 │ },
              no automatic fix

      3 findings: 1 error, 1 warning and 1 info; 1 safe fix, 1 unsafe and 1 by hand.
      Checked for OpenClaw 2026.5.12 (as asked with --target).

      See the patch of the safe fix, then apply it:
        clawmend --diff
        clawmend --fix
      Decide about the one fix that may change a model, account, bill or permission:
        clawmend --diff --unsafe
        clawmend --fix --unsafe -i
      Read about the one that is left to you:
        clawmend explain agents/timeout
      "
    `);
  });

  it('takes a line or two when all is well', () => {
    expect(pretty({ files: [fileResult(CONFIG, '{}')] })).toMatchInlineSnapshot(`
      "No problems found: the file suits OpenClaw 2026.5.12 (as asked with --target).
      "
    `);
    const files = [fileResult(CONFIG, '{}'), fileResult(SESSIONS, '{}')];
    const target = { release: release('2026.9.6'), source: 'newest-known' as const };
    expect(pretty({ files, target })).toMatchInlineSnapshot(`
      "No problems found: all 2 files suit OpenClaw 2026.9.6 (the newest known; no
      installed OpenClaw was found, --target names another).
      "
    `);
  });

  it('folds what one rule has to say about many places of a file', () => {
    const text = store(67);
    expect(pretty({ findings: stalePins(text, 67), files: [fileResult(SESSIONS, text)] })).toMatchInlineSnapshot(`
      "67 are tidying.

      agents/main/sessions/sessions.json  67 warnings

      warning  sessions/stale-pi-pin  67 times
        3:16   ["agent:main:0"].harness
               The session is pinned to a runtime that is gone.
           2 │ "agent:main:0": {
           3 │   "harness": "pi",
             │              ^^^^
           4 │   "n": 0
               safe fix: Remove the pin
        7:16   ["agent:main:1"].harness
           7 │ "harness": "pi",
             │            ^^^^
        11:16  ["agent:main:2"].harness
          11 │ "harness": "pi",
             │            ^^^^
               … and 64 more, on lines 15, 19, 23, 27, 31, 35, 39, 43, 47, 51, 55, …

      67 findings: 67 warnings; 67 safe fixes.
      Checked for OpenClaw 2026.5.12 (as asked with --target).

      See the patch of the 67 safe fixes, then apply it:
        clawmend --diff
        clawmend --fix
      "
    `);
  });

  it('shows all of a few', () => {
    const text = store(4);
    const shown = pretty({ findings: stalePins(text, 4), files: [fileResult(SESSIONS, text)] });
    expect(shown.match(/\^+/g)).toHaveLength(4);
    expect(shown).not.toContain('more');
  });

  it('counts what is folded away on one line', () => {
    const text = JSON.stringify(JSON.parse(store(67)));
    const shown = pretty({ findings: stalePins(text, 67), files: [fileResult(SESSIONS, text)] });
    expect(shown).toContain('… and 64 more\n');
  });

  it('puts errors first, among the files and within each', () => {
    const text = store(1);
    const files = [fileResult(CONFIG, legacyConfig), fileResult(SESSIONS, text)];
    const shown = pretty({ findings: [bind, codexRef, ...stalePins(text, 1)], files });
    const order = ['openclaw.json  1 error', 'openai-codex-ref', 'bind-host-alias', 'sessions.json  1', 'stale-pi-pin'];
    expect(order.map((part) => shown.indexOf(part))).toEqual(
      order.map((part) => shown.indexOf(part)).toSorted((a, b) => a - b),
    );
  });

  it('says why a fix was not made, also for what never had one', () => {
    const findings = [{ ...codexRef, notApplied: 'a gateway runs on this state; stop it and run the command again' }];
    const shown = pretty({ mode: 'fix', findings, files: [fileResult(CONFIG, legacyConfig)] });
    expect(shown).toContain('not fixed: a gateway runs on this state; stop it and run the command\n');
    expect(shown).not.toContain('Fixed');
  });

  it('leaves out what is suppressed, and counts it', () => {
    const findings = [{ ...codexRef, status: 'suppressed' as const, justification: 'known' }];
    const shown = pretty({ findings, files: [fileResult(CONFIG, legacyConfig)] });
    expect(shown).toContain('No problems found: the file suits OpenClaw 2026.5.12 (as asked with --target).\n');
    expect(shown).toContain('\n1 finding: 1 suppressed.\n');
  });

  it('finds words for a finding without a place and for a file without text', () => {
    const findings = [
      {
        ...codexRef,
        file: `${HOME}/.openclaw/credentials/x.json`,
        path: null,
        range: null,
        fix: null,
        message: 'Anyone can read it.',
      },
    ];
    expect(pretty({ findings })).toMatchInlineSnapshot(`
      "1 error: OpenClaw 2026.5.12 will not start with this, or will fail when it is
      used.

      credentials/x.json  1 error

      error  models/openai-codex-ref
          Anyone can read it.
          no automatic fix

      1 finding: 1 error; 1 by hand.
      Checked for OpenClaw 2026.5.12 (as asked with --target).

      Read about the one that is left to you:
        clawmend explain models/openai-codex-ref
      "
    `);
  });

  it('names files below the home with a tilde when they lie elsewhere', () => {
    const shown = pretty({ cwd: '/srv/work', findings: [codexRef], files: [fileResult(CONFIG, legacyConfig)] });
    expect(shown).toMatch(/^~\/\.openclaw\/openclaw\.json /m);
  });

  it('reports defects of our own, notes and what could not be written', () => {
    const shown = pretty({
      mode: 'fix',
      defects: [{ ruleId: 'a/b', file: CONFIG, message: 'the result would not parse' }],
      notes: ['state is kept in SQLite from 2026.7 on; it was not looked at'],
      written: { paths: [], failures: [{ path: CONFIG, message: 'the disk is full' }] },
      files: [fileResult(CONFIG, '{}')],
    });
    expect(shown).toMatchInlineSnapshot(`
      "Nothing else was found: the file suits OpenClaw 2026.5.12 (as asked with
      --target).

      Not written: openclaw.json: the disk is full

      A defect of clawmend itself, please report it: the fix of a/b for openclaw.json
      was dropped, as the result would not parse.

      note: state is kept in SQLite from 2026.7 on; it was not looked at
      "
    `);
  });

  describe('after --fix', () => {
    const file = fileResult(CONFIG, legacyConfig, [
      { ruleId: 'models/openai-codex-ref', operation: set(MODEL, 'openai/gpt-5.5') },
    ]);
    const route: RouteSummary = {
      ref: 'openai-codex/gpt-5.5',
      provider: 'openai-codex',
      model: 'gpt-5.5',
      runtime: 'pi',
      auth: { kind: 'oauth' },
      bill: 'subscription',
      route: 'codex-oauth-pi',
    };
    const input: Parameters<typeof reportInput>[0] = {
      mode: 'fix',
      findings: [{ ...codexRef, status: 'fixed' }, bind],
      files: [file],
      written: { runId: 'r1', backup: `${HOME}/.local/state/clawmend/r1`, paths: [CONFIG], failures: [] },
      routes: [
        {
          agent: 'main',
          slot: 'primary',
          file: CONFIG,
          path: MODEL,
          before: route,
          after: { ...route, ref: 'openai/gpt-5.5', runtime: 'codex' },
        },
      ],
    };

    it('shows what was done and why, the diff, the way back, and what is left', () => {
      expect(pretty(input)).toMatchInlineSnapshot(`
        "OpenClaw 2026.5.12 starts with this config. 1 finding changes who answers, who
        pays or what is allowed.

        Fixed 1 finding.

        openclaw.json
          fixed  models/openai-codex-ref
            Use openai/gpt-5.5

        --- a/openclaw.json
        +++ b/openclaw.json
        @@ -7,7 +7,7 @@ models/openai-codex-ref
           agents: {
             defaults: {
               // the subscription, not the API key
        -      model: { primary: 'openai-codex/gpt-5.5' },
        +      model: { primary: 'openai/gpt-5.5' },
               timeoutSeconds: 600,
             },
           },

        1 model route changes:
          main primary: another route
            was openai-codex/gpt-5.5 on pi, oauth, subscription
            now openai/gpt-5.5 on codex, oauth, subscription

        Wrote openclaw.json. A copy of what was there is in ~/.local/state/clawmend/r1.
        To put it back: clawmend undo
        Your comments are kept, until OpenClaw itself writes the config: it drops them.

        Still open:

        openclaw.json  1 warning

        warning  gateway/bind-host-alias
          5:11  gateway.bind
                \`gateway.bind\` takes a mode, not a host.
            4 │   auth: { mode: 'token', token: '***' }, // from the vault
            5 │   bind: '0.0.0.0',
              │         ^^^^^^^^^
            6 │ },
                unsafe fix: Write "lan" (other machines of the network can then reach
                the gateway)

        2 findings: 1 fixed and 1 left. Left: 1 warning; 1 unsafe.
        Checked for OpenClaw 2026.5.12 (as asked with --target).

        Decide about the one fix that may change a model, account, bill or permission:
          clawmend --diff --unsafe
          clawmend --fix --unsafe -i
        "
      `);
    });

    it('does not speak of comments where there are none', () => {
      const bare = fileResult(CONFIG, '{ a: 1 }', [{ ruleId: 'x/y', operation: set('a', '2') }]);
      expect(pretty({ ...input, files: [bare], findings: [] })).not.toContain('comment');
    });

    it('shows the start of a long diff of a store, and how much more there is', () => {
      const text = store(200);
      const changes = Array.from({ length: 50 }, (_, index) => ({
        ruleId: 'sessions/stale-pi-pin',
        operation: { op: 'remove' as const, path: [`agent:main:${index * 4}`, 'harness'] },
      }));
      const shown = pretty({ ...input, findings: [], files: [fileResult(SESSIONS, text, changes)] });
      expect(shown.match(/^@@/gm)).toHaveLength(12);
      expect(shown).toContain('… and 38 more places like these');
    });

    it('shows a store on one line around what changes', () => {
      const text = JSON.stringify(JSON.parse(store(500)));
      const shown = pretty({
        ...input,
        findings: [],
        files: [
          fileResult(SESSIONS, text, [
            {
              ruleId: 'x/y',
              operation: { op: 'set', path: ['agent:main:250', 'harness'], source: { value: 'codex' } },
            },
          ]),
        ],
      });
      const [removed, added] = ['-', '+'].map((mark) => shown.split('\n').find((line) => line.startsWith(`${mark}…`)));
      expect(removed).toContain('"harness":"pi"');
      expect(added).toContain('"harness":"codex"');
      expect(removed!.length).toBeLessThan(300);
    });
  });

  it.each([40, 60, 80, 120])('keeps to %i columns, apart from commands and diffs', (width) => {
    const text = store(67);
    const shown = pretty({
      width,
      findings: [codexRef, bind, timeout, ...stalePins(text, 67)],
      files: [fileResult(CONFIG, legacyConfig), fileResult(SESSIONS, text)],
    });
    const lines = shown.split('\n').filter((line) => !line.startsWith('  clawmend'));
    expect(lines.filter((line) => textWidth(line) > width)).toEqual([]);
  });

  it('says the same with and without colour', () => {
    const given: Partial<ReportInput> & Parameters<typeof reportInput>[0] = {
      mode: 'fix',
      findings: [{ ...codexRef, status: 'fixed' }, bind, timeout],
      files: [fileResult(CONFIG, legacyConfig, [{ ruleId: 'models/openai-codex-ref', operation: set(MODEL, 'x') }])],
    };
    const coloured = pretty({ ...given, color: true });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(pretty(given));
  });

  it('does not pass on what a file would have the terminal do', () => {
    const text = '{ "a\\u001b": "\u001b]0;owned\u0007" }';
    const finding = findingAt(text, { at: ['a\u001b'], message: 'The key "a\u001b[2J" is unknown.' });
    expect(pretty({ findings: [finding], files: [fileResult(CONFIG, text)] })).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f]/,
    );
  });
});
