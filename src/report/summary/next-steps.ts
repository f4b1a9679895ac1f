import type { Report, ReportedFinding } from '../model.js';
import { count } from '../words.js';
import { tallyOf } from './tally.js';

/** Something a person can do now, with what to type for it. */
export interface Step {
  readonly purpose: string;
  readonly commands: readonly string[];
}

/** So many rules are named; `rules` and the report know the others. */
const MOST_RULES = 3;

/** Every command that helps with what was found. Each can be run as it is printed. */
export function nextSteps(report: Report): readonly Step[] {
  const { input, findings } = report;
  return [...fixSteps(report), ...moreSteps(report), ...handSteps(findings.filter(isOpen), input.tool.name)];
}

function fixSteps({ input, findings }: Report): readonly Step[] {
  const call = input.invocation ?? input.tool.name;
  const tally = tallyOf(findings);
  const isDone = input.mode === 'fix';
  const steps: Step[] = [];
  const safe = tally.safe + (input.mode === 'diff' && input.level !== 'unsafe' ? tally.fixed : 0);
  const applying = (fix: string, diff: string): string =>
    input.writes === 'by-git'
      ? `${diff} | git apply --cached`
      : input.writes === 'to-output'
        ? fix.replace(' -i', '')
        : fix;
  if (!isDone && safe > 0) {
    if (input.mode === 'diff') {
      const them = safe === 1 ? 'the fix of this patch' : `the ${safe} fixes of this run`;
      steps.push({ purpose: `Apply ${them}`, commands: [applying(`${call} --fix`, `${call} --diff`)] });
    } else
      steps.push({
        purpose: `See the patch of ${safe === 1 ? 'the safe fix' : `the ${safe} safe fixes`}, then apply it`,
        commands: [`${call} --diff`, applying(`${call} --fix`, `${call} --diff`)],
      });
  }
  if (tally.unsafe > 0 && !(isDone && input.level === 'unsafe')) {
    const them = tally.unsafe === 1 ? 'the one fix' : `the ${tally.unsafe} fixes`;
    steps.push({
      purpose: `Decide about ${them} that may change a model, account, bill or permission`,
      commands: [`${call} --diff --unsafe`, applying(`${call} --fix --unsafe -i`, `${call} --diff --unsafe`)],
    });
  }
  return steps;
}

function moreSteps({ input, findings }: Report): readonly Step[] {
  const { routes = [], routesCall } = input;
  const steps: Step[] = [];
  const asksAboutRoutes =
    routes.length > 0 || findings.some((one) => isOpen(one) && one.fix?.applicability === 'unsafe');
  if (asksAboutRoutes && routesCall !== undefined) {
    steps.push({ purpose: 'See who answers and who pays', commands: [routesCall] });
  }
  return steps;
}

function handSteps(open: readonly ReportedFinding[], name: string): readonly Step[] {
  const byHand = open.filter(({ fix }) => fix === null || fix.applicability === 'manual');
  const rules = [...new Set(byHand.map(({ ruleId }) => ruleId))];
  if (rules.length === 0) return [];
  const what = byHand.length === 1 ? 'the one that is left to you' : `the ${byHand.length} that are left to you`;
  const more = rules.length - MOST_RULES;
  return [
    {
      purpose: `Read about ${what}${more > 0 ? ` (${count(more, 'more rule')})` : ''}`,
      commands: rules.slice(0, MOST_RULES).map((rule) => `${name} explain ${rule}`),
    },
  ];
}

function isOpen({ status }: ReportedFinding): boolean {
  return status === 'open';
}
