import { formatPath } from '../../document/config-path.js';
import type { ReportedFinding } from '../model.js';

/** Stands where a message names its own place. */
const PLACE = '\0';

/**
 * What a finding says apart from the place it says it of: messages that differ in nothing else are one message about
 * many keys.
 */
export function sayingOf({ message, origin }: ReportedFinding): string {
  const { path, viewPath } = origin;
  let saying = message;
  for (const name of namesOf(path, viewPath)) saying = saying.replaceAll(`\`${name}\``, PLACE);
  return saying;
}

function namesOf(...paths: readonly ReportedFinding['origin']['path'][]): readonly string[] {
  return paths.flatMap((path) => {
    const last = path?.at(-1);
    if (path === null || last === undefined) return [];
    return [formatPath(path), String(last)];
  });
}

/**
 * What findings of one rule have in common that a person can read once: the sentence without the names in it. What
 * each becomes is told beside its place, so only what has a fix of its own is told apart by nothing else.
 */
export function sentenceOf(finding: ReportedFinding): string {
  const { fix, message, notApplied } = finding;
  if (fix === null || fix.applicability === 'manual') return `${sayingOf(finding)}\n${remedyOf(finding)}`;
  return [
    message.replaceAll(/`[^`]*`|"[^"]*"|\d+/g, PLACE),
    fix.applicability,
    fix.reason ?? '',
    notApplied ?? '',
  ].join('\n');
}

/** The same for the title of its fix, which names places without quotes. */
export function remedyOf({ fix, origin, notApplied }: ReportedFinding): string {
  if (fix === null) return `none ${notApplied ?? ''}`;
  let title = fix.title;
  for (const name of namesOf(origin.path, origin.viewPath)) title = title.replace(name, PLACE);
  return [fix.applicability, title, fix.reason ?? '', notApplied ?? ''].join('\n');
}

/** Whether two findings have one fix: made for one of them it is made for both. */
export function shareFix(a: ReportedFinding, b: ReportedFinding): boolean {
  const [one, other] = [a.origin.fix, b.origin.fix];
  return one !== null && other !== null && one.change.type !== 'none' && one.change === other.change;
}
