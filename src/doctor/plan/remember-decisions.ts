import type { Proposal, Verdict } from '../../engine/run-options.js';

type Decide = (proposal: Proposal) => Promise<Verdict>;

const NOT_ASKED: Verdict = { apply: false, reason: 'you were not asked about it' };

/** Notes what a person decides, so that the same run can be worked out once more without asking again. */
export function rememberDecisions(decide: Decide): { readonly decide: Decide; readonly replay: Decide } {
  const verdicts = new Map<string, Verdict>();
  return {
    decide: async (proposal) => {
      const verdict = await decide(proposal);
      verdicts.set(identity(proposal), verdict);
      return verdict;
    },
    replay: async (proposal) => verdicts.get(identity(proposal)) ?? NOT_ASKED,
  };
}

function identity({ finding, fix }: Proposal): string {
  return JSON.stringify([finding.ruleId, finding.file, finding.path, fix.title]);
}
