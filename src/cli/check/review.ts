import { type Proposal, tool, type Verdict } from '../../index.js';
import { withoutCommands } from '../../report/inert-text.js';
import { renderProposal } from '../../report/pretty/proposal.js';
import type { DoctorOptions } from '../command-line/doctor-options.js';
import type { Dialogue, Terminal } from '../terminal.js';

const QUESTION = 'Make this fix? [y]es, [n]o, [a]ll of this rule, [q]uit: ';
const HELP = `y  make this fix
n  leave it
a  make this one and all further fixes of this rule
q  leave this and all that follow; what was said yes to is written
`;
const LEFT: Verdict = { apply: false, reason: 'you left it' };
const MADE: Verdict = { apply: true };

/** Shows each fix and asks what to do. One answer holds for the whole run, however often the fix comes up. */
export function createReview(
  { dialogue, terminal }: { readonly dialogue: Dialogue; readonly terminal: Terminal },
  { color, showSecrets }: DoctorOptions,
): (proposal: Proposal) => Promise<Verdict> {
  const { system, width, interrupted } = terminal;
  const look = { tool, cwd: system.cwd, color, width, showSecrets };
  const answered = new Map<string, Verdict>();
  const accepted = new Set<string>();
  let hasQuit = false;
  let asked = 0;
  return async (proposal) => {
    const { finding, fix } = proposal;
    const known = answered.get(identity(proposal));
    if (known !== undefined) return known;
    if (hasQuit || interrupted.aborted) return LEFT;
    // Which reading of a broken file was meant is another question each time.
    const isChoice = fix.applicability === 'manual';
    asked++;
    if (accepted.has(finding.ruleId) && !isChoice) return MADE;
    const all = Math.max(asked, proposal.of ?? asked);
    await dialogue.show(`\n${asked} of ${all}\n${withoutCommands(renderProposal({ ...proposal, fix }, look))}`);
    const answer = await ask(dialogue, terminal);
    if (answer === 'a' && !isChoice) accepted.add(finding.ruleId);
    hasQuit = answer === 'q';
    const verdict = answer === 'y' || answer === 'a' ? MADE : LEFT;
    // A fix that was agreed to may be proposed once more where it was not enough; that is another fix then.
    if (verdict === LEFT) answered.set(identity(proposal), verdict);
    return verdict;
  };
}

type Answer = 'y' | 'n' | 'a' | 'q';
const ANSWERS: Readonly<Record<string, Answer>> = {
  y: 'y',
  yes: 'y',
  n: 'n',
  no: 'n',
  a: 'a',
  all: 'a',
  q: 'q',
  quit: 'q',
};

async function ask(dialogue: Dialogue, terminal: Terminal): Promise<Answer> {
  for (;;) {
    const typed = await dialogue.ask(QUESTION);
    // The end of the input, and Ctrl-C: nobody is there to agree to anything.
    if (typed === undefined) return 'q';
    const answer = ANSWERS[typed.trim().toLowerCase()];
    if (answer !== undefined) return answer;
    await terminal.note(HELP);
  }
}

function identity({ finding, fix }: Proposal): string {
  return JSON.stringify([finding.ruleId, finding.file, finding.path, fix.title]);
}
