import JSON5 from 'json5';
import { deepEqual } from '../document/value.js';
import type { FileKind, Installation, InstallationFile, Target } from '../openclaw/installation.js';
import { type Release, release } from '../openclaw/releases/release.js';
import { type TranscriptFacts, TranscriptScanner } from '../openclaw/transcripts/facts.js';
import type { Example, Rule } from './rule.js';
import { run } from './run.js';
import type { RunResult } from './run-result.js';

const STATE_DIR = '/home/operator/.openclaw';
/** When the files of the tester's installation are read: 2026-05-28. */
const READ_AT = 1_780_000_000_000;
const CONFIG = `${STATE_DIR}/openclaw.json`;

/** Where the file of each kind lies in the tester's installation. */
const PLACES: Readonly<Partial<Record<FileKind, string>>> = {
  config: CONFIG,
  sessions: `${STATE_DIR}/agents/main/sessions/sessions.json`,
  'cron-jobs': `${STATE_DIR}/cron/jobs.json`,
  'cron-state': `${STATE_DIR}/cron/jobs-state.json`,
  'auth-profiles': `${STATE_DIR}/agents/main/agent/auth-profiles.json`,
  'auth-state': `${STATE_DIR}/agents/main/agent/auth-state.json`,
  'auth-legacy': `${STATE_DIR}/agents/main/agent/auth.json`,
  'models-json': `${STATE_DIR}/agents/main/agent/models.json`,
  'exec-approvals': `${STATE_DIR}/exec-approvals.json`,
  'tui-last-session': `${STATE_DIR}/tui/last-session.json`,
  'plugin-manifest': `${STATE_DIR}/extensions/example/openclaw.plugin.json`,
  transcript: `${STATE_DIR}/agents/main/sessions/s1.jsonl`,
  'plugin-installs': `${STATE_DIR}/plugins/installs.json`,
};

/** An installation that exists in memory only. Files are given by path relative to the state directory. */
export function memoryInstallation(files: readonly { path: string; kind: FileKind; content: string }[]): Installation {
  const found = files.map(
    ({ path, kind, content }): InstallationFile => ({
      path,
      kind,
      content,
      size: Buffer.byteLength(content),
      modifiedAt: 0,
      mode: 0o600,
      ...(kind === 'transcript' && { transcript: factsOf(content) }),
      ...(path.includes('/agents/main/') && { agentId: 'main' }),
    }),
  );
  const paths = new Set(found.map(({ path }) => path));
  const includes = new Map(
    found.map(({ path }) => {
      const directory = path.slice(0, path.lastIndexOf('/') + 1);
      const specs = [...paths]
        .filter((other) => other.startsWith(directory) && other !== path)
        .flatMap((other): [string, string][] => {
          const relative = other.slice(directory.length);
          return [
            [relative, other],
            [`./${relative}`, other],
          ];
        });
      return [path, new Map(specs)] as const;
    }),
  );
  return {
    home: '/home/operator',
    stateDir: STATE_DIR,
    configPath: paths.has(CONFIG) ? CONFIG : undefined,
    files: found,
    directories: [{ path: STATE_DIR, mode: 0o700 }],
    problems: [],
    includes,
    envNames: new Set(),
    gateway: { state: 'stopped', evidence: 'in memory' },
    readAt: READ_AT,
  };
}

function factsOf(content: string): TranscriptFacts {
  const scanner = new TranscriptScanner();
  scanner.push(Buffer.from(content));
  return scanner.end();
}

export interface ExampleRun {
  readonly result: RunResult;
  /** The example's text after the fixes. */
  readonly after: string;
}

/** Runs rules over an example as `doctor --fix` (with `--unsafe` where the example says so) would. */
export async function runExample(
  rules: readonly Rule[],
  rule: Rule,
  example: Example,
  text = example.before,
): Promise<ExampleRun> {
  const target = exampleTarget(rule, example);
  const installation = exampleInstallation(rule, example, text);
  const result = await run(rules, installation, target, { fix: example.unsafe ? 'unsafe' : 'safe' });
  const kind = kindOf(rule);
  const file = result.files.find(({ path }) => path === PLACES[kind]);
  const after = file?.after ?? text;
  return { result, after: rule.reads === 'sessions' ? entryText(after, example) : after };
}

/**
 * Holds a rule against one of its examples.
 * @returns what falls short; empty where all is well.
 */
export async function checkExample(rule: Rule, example: Example): Promise<readonly string[]> {
  const problems: string[] = [];
  const { result, after } = await runExample([rule], rule, example);
  const mine = result.findings.filter((finding) => finding.ruleId === rule.id);
  for (const defect of result.defects) problems.push(`defect: ${defect.message}`);
  if (example.clean) {
    for (const finding of mine) problems.push(`reported although all is well: ${finding.message}`);
    if (after !== example.before) problems.push(`changed although all is well:\n${after}`);
    return problems;
  }
  if (mine.length === 0) problems.push('not reported');
  const expected = example.after ?? example.before;
  if (after !== expected) {
    problems.push(`after the fix it reads\n${after}\nand should read\n${expected}`);
    for (const { notApplied } of mine) if (notApplied !== undefined) problems.push(`not applied: ${notApplied}`);
  }
  // An entry that is gone leaves nothing to fix again.
  if (!example.after || problems.length > 0) return problems;
  const again = await runExample([rule], rule, example, after);
  if (again.after !== after) problems.push(`a second fix changes it again:\n${again.after}`);
  for (const finding of mine)
    if (finding.status === 'open' && finding.fix?.applicability === 'safe')
      problems.push(`still open: ${finding.message}`);
  if (rule.reads !== 'transcript' && !deepEqual(JSON5.parse(after), JSON5.parse(expected)))
    problems.push('the result does not mean the same');
  return problems;
}

function exampleTarget(rule: Rule, example: Example): Target {
  const text = example.target ?? rule.since ?? '2026.9.6';
  const wanted: Release = release(text);
  return { release: wanted, source: 'flag' };
}

function exampleInstallation(rule: Rule, example: Example, text: string): Installation {
  const kind = kindOf(rule);
  const path = PLACES[kind] ?? CONFIG;
  const content = rule.reads === 'sessions' ? `{\n  ${JSON.stringify(sessionKey(example))}: ${text}\n}` : text;
  const files = [{ path, kind, content }];
  if (kind !== 'config' && example.config !== undefined)
    files.push({ path: CONFIG, kind: 'config', content: example.config });
  for (const [name, more] of Object.entries(example.files ?? {})) {
    files.push({ path: `${STATE_DIR}/${name}`, kind: kindOfName(name), content: more });
  }
  const installation = memoryInstallation(files);
  const mode = (path: string): number | undefined =>
    example.modes?.[path === STATE_DIR ? '.' : path.slice(STATE_DIR.length + 1)];
  return {
    ...installation,
    files: installation.files.map((file) => ({ ...file, mode: mode(file.path) ?? 0o600 })),
    directories: installation.directories.map((directory) => ({ ...directory, mode: mode(directory.path) ?? 0o700 })),
    deadPids: new Set(example.deadPids ?? []),
    envNames: new Set(example.env ?? []),
    ...(example.missing !== undefined && { missingPaths: new Set(example.missing) }),
  };
}

function kindOf(rule: Rule): FileKind {
  if (rule.reads === 'text' || rule.reads === 'installation' || rule.reads === 'suppressions') return 'config';
  return rule.reads;
}

function kindOfName(name: string): FileKind {
  for (const [kind, place] of Object.entries(PLACES)) if (place === `${STATE_DIR}/${name}`) return kind as FileKind;
  if (/\/sessions\.json$/.test(name)) return 'sessions';
  if (/\/auth-profiles\.json$/.test(name)) return 'auth-profiles';
  if (/\.jsonl$/.test(name)) return 'transcript';
  if (/\.lock$/.test(name)) return 'lock';
  if (/\.sqlite(?:-\w+)?$/.test(name)) return 'sqlite';
  if (/^(?:credentials|devices|identity)\//.test(name)) return 'credentials';
  if (/\.(?:bak|migrated)\b/.test(name)) return 'other';
  return 'include';
}

function sessionKey(example: Example): string {
  return example.sessionKey ?? 'agent:main:main';
}

function entryText(store: string, example: Example): string {
  return store.slice(`{\n  ${JSON.stringify(sessionKey(example))}: `.length, -2);
}
