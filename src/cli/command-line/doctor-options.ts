import type { CheckOptions, Severity } from '../../index.js';
import { type Format, formatNames } from '../../report/index.js';
import { type ColorChoice, wantsColor } from '../color.js';
import type { Terminal } from '../terminal.js';
import { type Arguments, count, enumerate, given, oneOf, pluginsWanted, repeated, single } from './options.js';
import { UsageError } from './usage-error.js';

export interface ReportTarget {
  readonly format: Format | 'patch';
  /** Standard output unless given; relative to the working directory. */
  readonly file?: string;
}

export interface DoctorOptions {
  readonly mode: 'check' | 'fix' | 'diff';
  readonly level: 'safe' | 'unsafe';
  /** Whether a person is asked before each fix. */
  readonly review: 'each' | 'none';
  /** Where the text of the files is taken from. */
  readonly source: 'files' | 'stdin' | 'staged';
  readonly check: CheckOptions;
  /** The tool's config has a say where no flag is given. */
  readonly failOn: Severity | undefined;
  readonly maxWarnings: number | undefined;
  readonly baseline?: { readonly file: string; readonly mode: 'use' | 'update' };
  /** The file that is to be the tool's config; the nearest one unless given. */
  readonly toolConfig: string | undefined;
  readonly printConfig: boolean;
  readonly reports: readonly ReportTarget[];
  /** How much a report for people shows. */
  readonly detail: 'folded' | 'everything' | 'statistics';
  /** So many findings a report for people shows; all unless given. */
  readonly most?: number;
  readonly quiet: boolean;
  readonly showSecrets: boolean;
  readonly color: boolean;
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Reads and cross-checks the options of `doctor`. @throws {UsageError} */
export function readDoctorOptions(args: Arguments, { system, isTerminal, interrupted }: Terminal): DoctorOptions {
  const mode = given(args, 'fix') ? 'fix' : given(args, 'diff') ? 'diff' : 'check';
  const unsafe = given(args, 'unsafe');
  const source = sourceOf(args);
  const review = given(args, 'interactive') ? 'each' : 'none';
  const paths = source === 'stdin' ? [single(args, 'stdin-filename') ?? STDIN_NAME] : repeated(args, 'paths');
  const config = single(args, 'config');
  const stateDir = single(args, 'state-dir');
  const noState = given(args, 'no-state');
  refuse(given(args, 'fix') && given(args, 'diff'), '--fix writes and --diff only shows; give one of them.');
  refuse(unsafe && mode === 'check', '--unsafe says how far --fix or --diff go; give one of them too.');
  refuse(review === 'each' && mode !== 'fix', '--interactive asks before each fix; give --fix too.');
  refuse(
    review === 'each' && source === 'stdin',
    'standard input brings the document and no answers; leave --interactive out.',
  );
  refuse(
    source === 'staged' && mode === 'fix',
    '--staged only looks; --diff shows the patch, git apply --cached takes it.',
  );
  refuse(
    source !== 'files' && (config !== undefined || stateDir !== undefined),
    '--stdin and --staged say what is checked; leave --config and --state-dir out.',
  );
  refuse(
    config !== undefined && paths.length > 0,
    '--config names the config already; leave the paths or --config out.',
  );
  refuse(stateDir !== undefined && paths.length > 0, 'paths are checked without state; leave them or --state-dir out.');
  refuse(
    stateDir !== undefined && noState && config !== undefined,
    '--config, --state-dir and --no-state leave nothing to take from the state directory; leave --state-dir out.',
  );
  refuse(paths.includes(''), 'a path is empty; name a config file.');
  const baseline = single(args, 'baseline');
  const updates = given(args, 'update-baseline');
  refuse(updates && baseline === undefined, '--update-baseline needs the file to write; give --baseline FILE too.');
  refuse(updates && mode === 'diff', '--diff writes nothing; leave --update-baseline or --diff out.');
  const reports = reportTargets(args, mode);
  const most = count(args, 'max-diagnostics');
  return {
    mode,
    level: unsafe ? 'unsafe' : 'safe',
    review,
    source,
    check: {
      system,
      paths,
      config,
      stateDir,
      state: noState ? 'skip' : 'read',
      target: single(args, 'target'),
      only: repeated(args, 'only'),
      skip: repeated(args, 'skip'),
      severity: repeated(args, 'severity').map(severityOverride),
      strictJson: given(args, 'strict-json'),
      signal: interrupted,
      plugins: pluginsWanted(args, system.env),
    },
    failOn: oneOf(args, 'fail-on', SEVERITIES),
    maxWarnings: count(args, 'max-warnings'),
    ...(baseline !== undefined && { baseline: { file: baseline, mode: updates ? 'update' : 'use' } }),
    toolConfig: single(args, 'tool-config'),
    printConfig: given(args, 'print-config'),
    reports,
    detail: detailOf(args, reports),
    ...(most !== undefined && { most }),
    quiet: given(args, 'quiet'),
    showSecrets: given(args, 'show-secrets'),
    color: wantsColor(colorChoice(args), system.env, isTerminal),
  };
}

/** What a document on standard input is called that has no name. */
export const STDIN_NAME = '<stdin>';

function sourceOf(args: Arguments): DoctorOptions['source'] {
  const isStdin = given(args, 'stdin');
  const isStaged = given(args, 'staged');
  refuse(
    single(args, 'stdin-filename') !== undefined && !isStdin,
    '--stdin-filename names what --stdin reads; give both.',
  );
  refuse(isStdin && isStaged, '--stdin and --staged both say what is checked; give one of them.');
  refuse(isStdin && repeated(args, 'paths').length > 0, '--stdin is what is checked; leave the paths out.');
  return isStdin ? 'stdin' : isStaged ? 'staged' : 'files';
}

export function colorChoice(args: Arguments): ColorChoice {
  return oneOf(args, 'color', ['auto', 'always', 'never'] as const) ?? 'auto';
}

function severityOverride(text: string) {
  const [rule = '', level = ''] = splitLast(text, '=');
  const severity = [...SEVERITIES, 'off' as const].find((candidate) => candidate === level);
  if (rule !== '' && severity !== undefined) return { rule, severity };
  throw new UsageError(
    `--severity is RULE=LEVEL with ${enumerate([...SEVERITIES, 'off'])}, for example models/*=info, not ${JSON.stringify(text)}.`,
  );
}

function reportTargets(args: Arguments, mode: DoctorOptions['mode']): readonly ReportTarget[] {
  const output = single(args, 'output');
  const asked = repeated(args, 'format').map(reportTarget);
  const onStandardOutput = asked.filter(({ file }) => file === undefined);
  refuse(
    onStandardOutput.length > 1,
    'standard output holds one report; give the other formats a file: --format json=report.json.',
  );
  refuse(
    mode === 'diff' && onStandardOutput.length > 0,
    '--diff prints the patch alone; give the report a file: --format json=report.json.',
  );
  const [main] = onStandardOutput;
  const files = asked.filter(({ file }) => file !== undefined);
  if (output !== undefined) {
    return [{ format: main?.format ?? (mode === 'diff' ? 'patch' : 'pretty'), file: output }, ...files];
  }
  if (mode === 'diff') return [{ format: 'patch' }, ...files];
  return main !== undefined || files.length === 0 ? [{ format: main?.format ?? 'pretty' }, ...files] : files;
}

function detailOf(args: Arguments, reports: readonly ReportTarget[]): DoctorOptions['detail'] {
  const statistics = given(args, 'statistics');
  const verbose = given(args, 'verbose');
  const isForPeople = reports.some(({ format }) => format === 'pretty');
  refuse(statistics && verbose, '--statistics counts and --verbose shows everything; give one of them.');
  refuse(statistics && !isForPeople, '--statistics is a report for people; leave --format and --diff out.');
  return statistics ? 'statistics' : verbose ? 'everything' : 'folded';
}

function reportTarget(text: string): ReportTarget {
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  const file = at < 0 ? undefined : text.slice(at + 1);
  const format = formatNames.find((candidate) => candidate === name);
  if (format === undefined) {
    throw new UsageError(`--format is ${enumerate(formatNames)}, not ${JSON.stringify(name)}.`);
  }
  refuse(file === '', `--format ${name}= names no file; write --format ${name}=FILE.`);
  return { format, ...(file !== undefined && { file }) };
}

function splitLast(text: string, separator: string): readonly string[] {
  const at = text.lastIndexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function refuse(isWrong: boolean, message: string): void {
  if (isWrong) throw new UsageError(message);
}
