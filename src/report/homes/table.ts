import type { Summary } from '../model.js';
import type { HomeReport, HomeRow, HomesReport, RuleCount } from './model.js';

/** The verdicts as a table says them, the worst first. */
export const VERDICT_WORDS = {
  'not-checked': 'not checked',
  'will-not-start': 'will not start',
  errors: 'errors',
  findings: 'starts',
  clean: 'no problems',
} as const satisfies Readonly<Record<HomeRow['verdict'], string>>;

const ORDER = Object.keys(VERDICT_WORDS);

/** The worst first; those that are alike in the order they were given. */
export function worstFirst(homes: readonly HomeReport[]): readonly HomeReport[] {
  return homes.toSorted(
    ({ row: a }, { row: b }) =>
      Number(b.failures.length > 0) - Number(a.failures.length > 0) ||
      ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
      b.error - a.error ||
      b.warning - a.warning ||
      b.info - a.info,
  );
}

export interface Totals extends Summary {
  readonly homes: number;
  readonly byVerdict: readonly (readonly [HomeRow['verdict'], number])[];
}

export function totalsOf(homes: readonly HomeReport[]): Totals {
  const rows = homes.map(({ row }) => row);
  const sum = (of: (row: HomeRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    homes: rows.length,
    byVerdict: (ORDER as HomeRow['verdict'][])
      .map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length] as const)
      .filter(([, number]) => number > 0),
    error: sum(({ error }) => error),
    warning: sum(({ warning }) => warning),
    info: sum(({ info }) => info),
    fixed: sum(({ fixed }) => fixed),
    suppressed: sum(({ suppressed }) => suppressed),
    fixableSafe: sum(({ fixableSafe }) => fixableSafe),
    fixableUnsafe: sum(({ fixableUnsafe }) => fixableUnsafe),
  };
}

/** What was repaired, and what only a patch would repair: merged reports may hold both. */
export function doneIn(homes: readonly HomeReport[]): { readonly written: number; readonly inPatch: number } {
  const sum = (which: HomeRow['fixes']): number =>
    homes.reduce((total, { row }) => total + (row.fixes === which ? row.fixed : 0), 0);
  return { written: sum('written'), inPatch: sum('in-patch') };
}

/** What is left of a rule, in how many homes. */
export interface SharedRule extends RuleCount {
  readonly homes: number;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** The rules that have found something: errors first, then what concerns most homes. */
export function sharedRules(homes: readonly HomeReport[]): readonly SharedRule[] {
  const rules = new Map<string, SharedRule>();
  for (const { ruleId, severity, findings, fixableSafe } of homes.flatMap(({ row }) => row.rules)) {
    const key = `${severity} ${ruleId}`;
    const known = rules.get(key) ?? { ruleId, severity, findings: 0, fixableSafe: 0, homes: 0 };
    rules.set(key, {
      ...known,
      findings: known.findings + findings,
      fixableSafe: known.fixableSafe + fixableSafe,
      homes: known.homes + 1,
    });
  }
  return [...rules.values()].sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      b.homes - a.homes ||
      b.findings - a.findings ||
      (a.ruleId < b.ruleId ? -1 : 1),
  );
}

/** The columns of the table: how each is headed, what stands in it. */
export function columnsOf({ mode, homes }: HomesReport): readonly Column[] {
  const { written, inPatch } = doneIn(homes);
  const hasUnsafe = homes.some(({ row }) => row.fixableUnsafe > 0);
  const number = (name: string, of: (row: HomeRow) => number): Column => ({
    name,
    isNumber: true,
    cell: (row) => (row.verdict === 'not-checked' ? '' : String(of(row))),
  });
  return [
    { name: 'home', isNumber: false, cell: ({ home }) => home },
    { name: 'release', isNumber: false, cell: ({ release }) => release ?? '' },
    { name: 'verdict', isNumber: false, cell: ({ verdict }) => VERDICT_WORDS[verdict] },
    number('errors', ({ error }) => error),
    number('warnings', ({ warning }) => warning),
    number('infos', ({ info }) => info),
    {
      name: hasUnsafe ? 'fixable*' : 'fixable',
      isNumber: true,
      cell: ({ verdict, fixableSafe, fixableUnsafe }) => {
        if (verdict === 'not-checked') return '';
        return fixableUnsafe > 0 ? `${fixableSafe}+${fixableUnsafe}` : String(fixableSafe);
      },
    },
    ...(mode === 'fix' || written > 0
      ? [number('fixed', ({ fixes, fixed }) => (fixes === 'written' ? fixed : 0))]
      : []),
    ...(inPatch > 0 ? [number('in patch', ({ fixes, fixed }) => (fixes === 'in-patch' ? fixed : 0))] : []),
  ];
}

/** What the star in the head of a column means. */
export function legendOf({ homes }: HomesReport): string {
  return homes.some(({ row }) => row.fixableUnsafe > 0) ? '* safe fixes + fixes that need --unsafe' : '';
}

export interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  readonly cell: (row: HomeRow) => string;
}

/** Why homes were not checked, and what could not be done in others: a sentence each, with the home it is about. */
export function troubles(homes: readonly HomeReport[]): readonly { readonly home: string; readonly text: string }[] {
  return homes.flatMap(({ row: { home, reason, failures } }) =>
    [...(reason === undefined ? [] : [reason]), ...failures].map((text) => ({ home, text })),
  );
}

/** Where reports do not come from one version of the tool. */
export function versionNotes(homes: readonly HomeReport[]): readonly string[] {
  const byVersion = new Map<string, string[]>();
  for (const { row } of homes) {
    if (row.tool === undefined) continue;
    byVersion.set(row.tool, [...(byVersion.get(row.tool) ?? []), row.home]);
  }
  if (byVersion.size < 2) return [];
  const counts = [...byVersion].sort(([, a], [, b]) => b.length - a.length);
  const words = counts.map(([version, names]) => {
    const [first, ...more] = names;
    return `${version} (${first}${more.length > 0 ? ` and ${more.length} more` : ''})`;
  });
  return [`The reports were made by different versions of the tool, which may not judge alike: ${words.join(', ')}.`];
}
