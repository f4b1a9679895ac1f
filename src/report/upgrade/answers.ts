import { count, listed, targetSource } from '../words.js';
import type { RouteGroup, UpgradeFacts } from './facts.js';
import { isUrgent, losesState, numberOf, placesOf, type UpgradeStep } from './steps.js';

/** A question people have before an upgrade, and what is known of it. */
export interface Answer {
  readonly id: 'start' | 'routes' | 'no-return' | 'unknown';
  readonly question: string;
  /** `bad`: something has to be done, or is lost. */
  readonly tone: 'good' | 'bad' | 'plain';
  readonly sentences: readonly string[];
}

export function answersOf(facts: UpgradeFacts, steps: readonly UpgradeStep[]): readonly Answer[] {
  if (facts.unreadable.length > 0) return [unreadableAnswer(facts)];
  return [startAnswer(facts, steps), routeAnswer(facts), noReturnAnswer(facts, steps), unknownAnswer(facts)];
}

/** From where to where, and how that is known. */
export function headline({ from, to, place }: UpgradeFacts): string {
  const origin = {
    flag: 'as asked with --from',
    installed: 'the one installed here',
    'last-touched': 'which wrote this config last',
  }[from.source];
  const goal = targetSource(to)
    .replace('--target', '--to')
    .replace(/; no installed.*?another/, '');
  return `Upgrade of ${place} from OpenClaw ${from.release.text} (${origin}) to ${to.release.text} (${goal}).`;
}

function unreadableAnswer({ unreadable, to }: UpgradeFacts): Answer {
  const places = unreadable.map(({ file, message }) => `${file} cannot be parsed (${message})`);
  return {
    id: 'start',
    question: 'Will the gateway start?',
    tone: 'bad',
    sentences: [
      `No, under no release: ${listed(places)}.`,
      `What ${to.release.text} makes of it can be told once it is repaired.`,
    ],
  };
}

function startAnswer(facts: UpgradeFacts, steps: readonly UpgradeStep[]): Answer {
  const { before, kept, left, imports, hasConfig, to } = facts;
  const isAccepted = before.refused + before.errors === 0;
  const sentences: string[] = [];
  if (!hasConfig) sentences.push('There is no config: only with --allow-unconfigured.');
  else if (isAccepted) sentences.push(`${to.release.text} takes this config as it is.`);
  else {
    const problems = [
      ...(before.refused > 0 ? [`${count(before.refused, 'key')} refused`] : []),
      ...(before.errors > 0 ? [count(before.errors, before.refused > 0 ? 'more error' : 'error')] : []),
    ];
    sentences.push(`Not as it is: ${listed(problems)}.${repairWords(facts, steps)}`);
  }
  const doctor = numberOf(steps, 'doctor');
  if (kept.length > 0) {
    const [verb, them] = kept.length === 1 ? ['stays', 'it'] : ['stay', 'them'];
    sentences.push(
      `${listed(kept.map(({ path }) => path))} ${verb} until step ${doctor} has read ${them}: it does not start before.`,
    );
  }
  const waiting = imports.filter(({ isNeededToStart }) => isNeededToStart);
  if (waiting.length > 0) {
    const files = waiting.reduce((sum, one) => sum + one.files, 0);
    const what = listed(waiting.map((one) => one.what));
    sentences.push(
      `Outside a container image it refuses to start before ${what} are imported (${count(files, 'file')}, step ${doctor}).`,
    );
  }
  const isGood = hasConfig && isAccepted && waiting.length + kept.length === 0;
  const isDone = !isGood && hasConfig && left.every(({ severity, by }) => severity !== 'error' || by === 'openclaw');
  return {
    id: 'start',
    question: 'Will the gateway start?',
    tone: isGood ? 'good' : isDone ? 'plain' : 'bad',
    sentences,
  };
}

/** Who repairs what stands in the way. */
function repairWords({ left, before, kept }: UpgradeFacts, steps: readonly UpgradeStep[]): string {
  const errors = left.filter(({ severity }) => severity === 'error');
  const urgent = left.filter(isUrgent);
  const fix = numberOf(steps, 'fix');
  const isReduced = fix !== undefined && errors.length < before.refused + before.errors;
  if (urgent.length > 0) {
    const rest = `step ${numberOf(steps, 'left')} is for ${placesOf(urgent)}`;
    return isReduced ? ` Step ${fix} repairs most of that, ${rest}.` : ` ${capital(rest)}.`;
  }
  if (errors.length > 0) {
    const rest = `OpenClaw repairs ${isReduced ? 'the rest' : 'that'} in step ${numberOf(steps, 'doctor')}`;
    if (isReduced) return ` Step ${fix} repairs most of that, ${rest}.`;
    return kept.length > 0 ? '' : ` ${rest}.`;
  }
  return fix === undefined ? '' : ` Step ${fix} repairs that.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

const MOST_SLOTS = 3;

function routeAnswer({ routes, defaults, plugins }: UpgradeFacts): Answer {
  const gone = plugins.filter((plugin) => plugin.package === undefined);
  const isWorse = routes?.changes.some(isGrave) === true || gone.length > 0;
  return {
    id: 'routes',
    question: 'What changes who answers, or who pays?',
    tone: isWorse ? 'bad' : 'plain',
    sentences: [
      ...(routes === undefined ? [] : routeSentences(routes)),
      ...gone.map(
        ({ id, usedBy }) =>
          `The plugin ${id} (${listed(usedBy.slice(0, 2))}) is gone, and no package is known that takes its place.`,
      ),
      ...(defaults.length > 0 ? [`New by default: ${defaults.map(({ now }) => now).join('; ')}.`] : []),
    ],
  };
}

function routeSentences({ slots, changes, unsafe, keptByFixes, unseen }: NonNullable<UpgradeFacts['routes']>) {
  const changed = sumOf(changes);
  const paid = sumOf(changes.filter(({ isPaidOtherwise }) => isPaidOtherwise));
  const bill =
    paid > 0
      ? `, ${paid} with another account or bill`
      : unseen > 0
        ? `; no other bill as far as files tell (of ${unseen} they do not say who pays)`
        : '; no bill changes';
  const graveFirst = changes.toSorted((a, b) => Number(isGrave(b)) - Number(isGrave(a)));
  return [
    changed === 0
      ? `All ${count(slots, 'model slot')} lead where they led.`
      : `${changed} of ${count(slots, 'model slot')} ${changed === 1 ? 'changes' : 'change'}${bill}: ${graveFirst.map(groupWords).join('; ')}.`,
    ...(keptByFixes > 0 ? [`Without the safe fixes ${keptByFixes} would lead elsewhere or nowhere.`] : []),
    ...(unsafe.length > 0 ? [`With --unsafe also: ${unsafe.map(groupWords).join('; ')}.`] : []),
  ];
}

function isGrave({ isPaidOtherwise, isAnswered }: RouteGroup): boolean {
  return isPaidOtherwise || !isAnswered;
}

function sumOf(groups: readonly RouteGroup[]): number {
  return groups.reduce((sum, { slots }) => sum + slots.length, 0);
}

function groupWords({ verdict, slots }: RouteGroup): string {
  const more = slots.length - MOST_SLOTS;
  const names = more > 1 ? `${slots.slice(0, MOST_SLOTS).join(', ')} and ${more} more` : slots.join(', ');
  return `${verdict} (${names})`;
}

function noReturnAnswer(facts: UpgradeFacts, steps: readonly UpgradeStep[]): Answer {
  const { imports, kept, layouts, from, to, tool } = facts;
  const question = 'What cannot be taken back?';
  const [a, b] = [from.release.text, to.release.text];
  if (!losesState(facts)) {
    return {
      id: 'no-return',
      question,
      tone: 'good',
      sentences: [
        `Nothing that is known: no state here changes its place or layout. But ${a} may refuse what ${b} writes once it runs.`,
      ],
    };
  }
  const first = steps.findIndex(({ isNoReturn }) => isNoReturn) + 1;
  const movedState = [...imports.map(({ what }) => what), ...kept.map(({ path }) => `what ${path} says`)];
  const moved =
    movedState.length === 0 ? [] : [`${listed(movedState)} ${isOne(facts) ? 'moves' : 'move'} into databases`];
  const databases = layouts.map(({ role, count: number, from: was, to: now }) => {
    const verb = number === 1 ? 'goes' : 'go';
    return `${count(number, `${role} database`)} ${verb} from layout ${was} to ${now}`;
  });
  return {
    id: 'no-return',
    question,
    tone: 'bad',
    sentences: [
      `From step ${first} on, ${listed([...moved, ...databases])}, which ${a} does not read: only the backup of step ${numberOf(steps, 'backup')} leads back, without what came since.`,
      `Until then: \`${tool} undo\`, and ${a} again.`,
    ],
  };
}

function isOne({ imports, kept }: UpgradeFacts): boolean {
  return imports.length === 0 && kept.length === 1;
}

function unknownAnswer({ notes, to }: UpgradeFacts): Answer {
  return {
    id: 'unknown',
    question: 'Not known here:',
    tone: 'plain',
    sentences: [
      `plugins from elsewhere, the environment and Node of the service, what ${to.release.text} meets on the network.`,
      ...notes.map((note) => (/[.!?]$/.test(note) ? note : `${note}.`)),
    ],
  };
}
