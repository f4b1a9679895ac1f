import { relatedPaths } from '../../document/config-path.js';
import type { Report, ReportedFinding } from '../model.js';
import { count, targetSource } from '../words.js';

/** What OpenClaw reads all the same. */
const STRICTER: ReadonlySet<string> = new Set(['syntax/not-strict-json', 'syntax/trailing-comma']);

const ONLY_SOME = 'Whether the gateway starts, only all rules together can tell.';

/** What a reader has to know first. */
export interface Verdict {
  /** `bad`: the gateway does not start, or something fails; `good`: it starts. */
  readonly tone: 'bad' | 'good' | 'plain';
  readonly sentences: readonly string[];
}

/** Findings by what they mean for somebody who wants to start the gateway; each is in one place. */
export interface Weighed {
  readonly unreadable: readonly ReportedFinding[];
  /** Keys and values of the config that the release refuses. */
  readonly refused: readonly ReportedFinding[];
  readonly otherErrors: readonly ReportedFinding[];
  /** What to do about it is a matter of models, accounts, bills or permissions. */
  readonly deciding: readonly ReportedFinding[];
  readonly warnings: readonly ReportedFinding[];
  readonly tidying: readonly ReportedFinding[];
}

/** The verdict in a word, as programs and tables have it. `findings`: it starts, and something is left to look at. */
export const VERDICTS = ['will-not-start', 'errors', 'findings', 'clean'] as const;
export type VerdictKind = (typeof VERDICTS)[number];

export function verdictKind(report: Report): VerdictKind {
  const open = weigh(
    report.findings.filter(({ status }) => status === 'open'),
    report,
  );
  const hidden = weigh(report.findings.filter(isHidden), report);
  if ([open, hidden].some(({ unreadable, refused }) => unreadable.length + refused.length > 0)) return 'will-not-start';
  const inBaseline = hidden.otherErrors.some(({ origin }) => origin.answeredIn === 'baseline');
  if (open.otherErrors.length > 0 || inBaseline) return 'errors';
  return open.deciding.length + open.warnings.length + open.tidying.length > 0 ? 'findings' : 'clean';
}

/** The verdict on the files: as they are, or after `--fix` as they have been left. */
export function verdictOf(report: Report): Verdict {
  const { input, files, findings } = report;
  const { target, defects } = input.result;
  const release = `OpenClaw ${target.release.text}`;
  const open = weigh(
    findings.filter(({ status }) => status === 'open'),
    report,
  );
  const hidden = weigh(findings.filter(isHidden), report);
  // What somebody has answered with a reason is believed, unless the release's own schema says otherwise.
  const hiddenErrors = [
    ...hidden.unreadable,
    ...hidden.refused,
    ...hidden.otherErrors.filter(({ origin }) => origin.answeredIn === 'baseline'),
  ];
  const sentences = errorSentences(open, hidden, hiddenErrors, release);
  const isBad = sentences.length > 0;
  const left = open.deciding.length + open.warnings.length + open.tidying.length;
  const isMarred = defects.length > 0 || input.written.failures.length > 0;
  if (!isBad && left > 0) sentences.push(startsVerdict(report, release));
  sentences.push(...rest(open));
  if (sentences.length > 0) {
    return { tone: isBad ? 'bad' : 'plain', sentences: sentences.filter((sentence) => sentence !== '') };
  }
  const done = input.mode === 'fix' && report.summary.fixed > 0;
  const opening = isMarred ? 'Nothing else was found' : done ? 'Nothing is left to repair' : 'No problems found';
  const tone = isMarred ? 'plain' : 'good';
  if (input.scope === 'some-rules') {
    const checked = `${count(files.length, 'file')} checked for ${release} (${targetSource(target)})`;
    return { tone, sentences: [`${opening} by the rules that were asked: ${checked}.`, ONLY_SOME] };
  }
  const suit = files.length === 1 ? 'the file suits' : `all ${files.length} files suit`;
  return { tone, sentences: [`${opening}: ${suit} ${release} (${targetSource(target)}).`] };
}

function errorSentences(
  open: Weighed,
  hidden: Weighed,
  hiddenErrors: readonly ReportedFinding[],
  release: string,
): string[] {
  const sentences: string[] = [];
  const parsed = parseVerdict(
    { unreadable: [...open.unreadable, ...hidden.unreadable], refused: [...open.refused, ...hidden.refused] },
    release,
  );
  const errors = open.otherErrors.length + hiddenErrors.filter((one) => hidden.otherErrors.includes(one)).length;
  if (parsed !== undefined) sentences.push(parsed);
  if (errors > 0) {
    const number = count(errors, parsed === undefined ? 'error' : 'more error');
    const what = `${release} will not start with this, or will fail when it is used`;
    sentences.push(parsed === undefined ? `${number}: ${what}.` : `${number}.`);
  }
  const visible = open.unreadable.length + open.refused.length + open.otherErrors.length;
  if (hiddenErrors.length > 0) {
    const which = visible === 0 ? 'All of that' : count(hiddenErrors.length, 'of them', 'of them');
    sentences.push(
      `${which} ${visible === 0 || hiddenErrors.length === 1 ? 'is' : 'are'} suppressed or in the baseline.`,
    );
  }
  return sentences;
}

/** What is open, by what it means for the gateway. */
export function weighed(report: Report): Weighed {
  return weigh(
    report.findings.filter(({ status }) => status === 'open'),
    report,
  );
}

function isHidden({ status }: ReportedFinding): boolean {
  return status === 'suppressed';
}

function parseVerdict(
  { unreadable, refused }: Pick<Weighed, 'unreadable' | 'refused'>,
  release: string,
): string | undefined {
  if (unreadable.length > 0) {
    const names = [...new Set(unreadable.map(({ file }) => file))];
    return `${release} will not start: ${names.length === 1 ? names[0] : count(names.length, 'file')} cannot be parsed.`;
  }
  if (refused.length === 0) return undefined;
  return `${release} will not start with this config: ${count(refused.length, 'key')} refused.`;
}

/** Only a whole check of a config can promise that. */
function startsVerdict({ input, files }: Report, release: string): string {
  const hasConfig = files.some(({ result }) => result.kind === 'config');
  return hasConfig && input.scope !== 'some-rules' ? `${release} starts with this config.` : '';
}

function rest({ deciding, warnings, tidying }: Weighed): readonly string[] {
  const sentences: string[] = [];
  if (deciding.length > 0) {
    const verb = deciding.length === 1 ? 'finding changes' : 'findings change';
    sentences.push(`${deciding.length} ${verb} who answers, who pays or what is allowed.`);
  }
  if (warnings.length > 0) sentences.push(`${count(warnings.length, 'warning')} to look at.`);
  if (tidying.length > 0) sentences.push(`${tidying.length} ${tidying.length === 1 ? 'is' : 'are'} tidying.`);
  return sentences;
}

function weigh(findings: readonly ReportedFinding[], report: Report): Weighed {
  const weighed = {
    unreadable: [] as ReportedFinding[],
    refused: [] as ReportedFinding[],
    otherErrors: [] as ReportedFinding[],
    deciding: [] as ReportedFinding[],
    warnings: [] as ReportedFinding[],
    tidying: [] as ReportedFinding[],
  };
  const kinds = new Map(report.files.map(({ result }) => [result.path, result.kind]));
  for (const finding of findings) weighed[weightOf(finding, report, kinds)].push(finding);
  return weighed;
}

function weightOf(finding: ReportedFinding, { input }: Report, kinds: ReadonlyMap<string, string>): keyof Weighed {
  const { severity, fix, ruleId, origin } = finding;
  const kind = kinds.get(origin.file);
  const isConfig = kind === 'config' || kind === 'include';
  if (severity === 'error') {
    if (isConfig && ruleId.startsWith('syntax/') && !STRICTER.has(ruleId)) return 'unreadable';
    const { path } = origin;
    const isRefused = (input.refused ?? []).some(
      (place) => place.file === origin.file && path !== null && relatedPaths(path, place.path),
    );
    return isRefused ? 'refused' : 'otherErrors';
  }
  if (fix?.applicability === 'unsafe') return 'deciding';
  if (severity === 'warning' && fix?.applicability !== 'safe') return 'warnings';
  return 'tidying';
}
