import type { Example, Rule } from '../../engine/rule.js';
import { exampleDiff } from './example-diff.js';

const FIX: Readonly<Record<'safe' | 'unsafe' | 'manual' | 'none', string>> = {
  safe: 'safe: --fix applies it',
  unsafe: 'unsafe: --fix --unsafe applies it; it may change which model, account or permission is in force',
  manual: 'by hand: there is a way out, but the choice is yours',
  none: 'none: it only reports',
};

const READS: Readonly<Record<Rule['reads'], string>> = {
  config: 'the config and what it includes',
  sessions: 'the entries of session stores',
  text: 'the text of the config and what it includes',
  transcript: 'transcripts, line by line',
  suppressions: 'the comments that answer findings',
  installation: 'the installation as a whole: files, directories, permissions',
  'cron-jobs': 'the cron jobs',
  'cron-state': 'the state of the cron jobs',
  'auth-profiles': 'the auth profiles, without their secrets',
  'auth-state': 'the state of the auth profiles',
  'auth-legacy': 'the auth file of earlier releases',
  'models-json': "an agent's models.json",
  'exec-approvals': 'the exec approvals',
  'tui-last-session': 'the last session of the terminal interface',
  'plugin-manifest': 'the manifests of plugins',
  'plugin-installs': 'the records of installed plugins',
};

/** What an example shows: a false alarm that is not raised, a finding without a fix, or what the fix makes of a text. */
export type ShownExample = {
  readonly heading: string;
  /** What lies beside the text, by name. */
  readonly beside: readonly (readonly [string, string])[];
} & (
  | { readonly outcome: 'clean' | 'reported'; readonly text: string }
  | { readonly outcome: 'fixed'; readonly diff: readonly string[] }
);

/** Fix, releases and the like, each a name and a few words. */
export function ruleFacts(rule: Rule): readonly (readonly [string, string])[] {
  const releases = releasesOf(rule);
  return [
    ['severity', rule.severity],
    ['fix', FIX[rule.fixable ?? 'none']],
    ['reads', READS[rule.reads]],
    ...(releases === '' ? [] : [['releases', releases] as const]),
    ...(rule.after === undefined ? [] : [['after', rule.after.join(', ')] as const]),
  ];
}

/** The releases under which a rule speaks; empty for all of them. */
export function releasesOf({ since, until, gaps = [] }: Rule): string {
  const bounds = [since && `from ${since}`, until && `before ${until}`].filter((bound) => bound !== undefined);
  const except = gaps.map((gap) => `but not from ${gap.since} to before ${gap.until}`);
  return [...bounds, ...except].join(', ');
}

export function shownExamples({ examples }: Rule): readonly ShownExample[] {
  return examples.map((example, index) => {
    const { before, after, clean } = example;
    const shared = { heading: headingOf(example, index, examples.length), beside: besideOf(example) };
    if (clean || after === before) return { ...shared, outcome: 'clean', text: before };
    if (after === undefined) return { ...shared, outcome: 'reported', text: before };
    return { ...shared, outcome: 'fixed', diff: exampleDiff(before, after) };
  });
}

function headingOf(example: Example, index: number, count: number): string {
  const title = example.title ?? (count > 1 ? `Example ${index + 1}` : 'Example');
  const circumstances = [
    ...(example.target === undefined ? [] : [`target ${example.target}`]),
    ...(example.unsafe ? ['with --unsafe'] : []),
    ...(example.sessionKey === undefined ? [] : [`session ${example.sessionKey}`]),
  ];
  return circumstances.length === 0 ? title : `${title} (${circumstances.join(', ')})`;
}

function besideOf({ config, files = {} }: Example): readonly (readonly [string, string])[] {
  return [...(config === undefined ? [] : [['openclaw.json', config] as const]), ...Object.entries(files)];
}
