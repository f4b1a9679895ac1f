import { count, listed, namedOrCounted, targetSource } from '../words.js';
import type { RouteGroup, UpgradeFacts } from './facts.js';
import { isUrgent, placesOf } from './left.js';
import { losesState, numberOf, type UpgradeStep } from './steps.js';

/** A question people have before an upgrade, and what is known of it. */
export interface Answer {
  readonly id: 'start' | 'routes' | 'no-return' | 'unknown';
  readonly question: string;
  /** `bad`: something has to be done, or is lost. */
  readonly tone: 'good' | 'bad' | 'plain';
  readonly sentences: readonly string[];
  /** The same with counts in the place of lists, where a screen has no room for them. */
  readonly short?: readonly string[];
}

/** `short`: lists are counts, reasons are left out. */
export type Form = 'whole' | 'short';

export function answersOf(facts: UpgradeFacts, steps: readonly UpgradeStep[]): readonly Answer[] {
  if (facts.unreadable.length > 0) return [unreadableAnswer(facts)];
  return [startAnswer(facts, steps), routeAnswer(facts), noReturnAnswer(facts, steps), unknownAnswer(facts)];
}

/** From where to where, and how that is known; in short, what the person who asked knows is left out. */
export function headline({ from, to, place }: UpgradeFacts, form: Form): string {
  const origin = {
    flag: form === 'whole' ? ' (as asked with --from)' : '',
    installed: ' (the one installed here)',
    'last-touched': ` (${form === 'whole' ? 'which ' : ''}wrote this config last)`,
  }[from.source];
  const goal = targetSource(to)
    .replace('--target', '--to')
    .replace(/; no installed.*?another/, '');
  const isKnown = form === 'short' && goal === 'as asked with --to';
  const start = `Upgrade of ${place} from ${form === 'whole' ? 'OpenClaw ' : ''}${from.release.text}${origin}`;
  return `${start} to ${to.release.text}${isKnown ? '' : ` (${goal})`}.`;
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
  const { before, kept, left, imports, hasConfig } = facts;
  const isAccepted = before.refused + before.errors === 0;
  const isGood =
    hasConfig && isAccepted && kept.length === 0 && !imports.some(({ isNeededToStart }) => isNeededToStart);
  const isDone = !isGood && hasConfig && left.every(({ severity, by }) => severity !== 'error' || by === 'openclaw');
  return {
    id: 'start',
    question: 'Will the gateway start?',
    tone: isGood ? 'good' : isDone ? 'plain' : 'bad',
    sentences: startSentences(facts, steps, 'whole'),
    short: startSentences(facts, steps, 'short'),
  };
}

function startSentences(facts: UpgradeFacts, steps: readonly UpgradeStep[], form: Form): readonly string[] {
  const { before, kept, imports, hasConfig, to } = facts;
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
    const paths = kept.map(({ path }) => path);
    sentences.push(
      `${form === 'whole' ? listed(paths) : namedOrCounted(paths, 'key')} ${verb} until step ${doctor} has read ${them}: it does not start before.`,
    );
  }
  const waiting = imports.filter(({ isNeededToStart }) => isNeededToStart);
  if (waiting.length > 0) {
    const files = waiting.reduce((sum, one) => sum + one.files, 0);
    const what = listed(waiting.map((one) => one.what));
    sentences.push(
      form === 'whole'
        ? `Outside a container image it refuses to start before ${what} are imported (${count(files, 'file')}, step ${doctor}).`
        : `Outside containers it waits for step ${doctor}, which imports ${what}.`,
    );
  }
  return sentences;
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

function routeAnswer(facts: UpgradeFacts): Answer {
  const gone = facts.plugins.filter((plugin) => plugin.package === undefined);
  const isWorse = facts.routes?.changes.some(isGrave) === true || gone.length > 0;
  return {
    id: 'routes',
    question: 'What changes who answers, or who pays?',
    tone: isWorse ? 'bad' : 'plain',
    sentences: routeSentences(facts, 'whole'),
    short: routeSentences(facts, 'short'),
  };
}

function routeSentences({ routes, defaults, plugins }: UpgradeFacts, form: Form): readonly string[] {
  const gone = plugins.filter((plugin) => plugin.package === undefined);
  return [
    ...(routes === undefined ? [] : slotSentences(routes, form)),
    ...gone.map(
      ({ id, usedBy }) =>
        `The plugin ${id} (${listed(usedBy.slice(0, 2))}) is gone, and no package is known that takes its place.`,
    ),
    ...defaultSentences(defaults, form),
  ];
}

function slotSentences(
  { slots, changes, unsafe, keptByFixes, unseen }: NonNullable<UpgradeFacts['routes']>,
  form: Form,
): readonly string[] {
  const changed = sumOf(changes);
  const paid = sumOf(changes.filter(({ isPaidOtherwise }) => isPaidOtherwise));
  const graveFirst = changes.toSorted((a, b) => Number(isGrave(b)) - Number(isGrave(a)));
  const words = (groups: readonly RouteGroup[]): string => groups.map((group) => groupWords(group, form)).join('; ');
  const bill = paid > 0 ? `, ${paid} with another account or bill` : unseen === 0 ? '; no bill changes' : '';
  return [
    changed === 0
      ? `All ${count(slots, 'model slot')} lead where they led.`
      : `${changed} of ${count(slots, 'model slot')} ${changed === 1 ? 'changes' : 'change'}${bill}: ${words(graveFirst)}.`,
    ...(changed > 0 && paid === 0 && unseen > 0 ? [unseenSentence(unseen, form)] : []),
    ...(keptByFixes > 0 && form === 'whole'
      ? [`Without the safe fixes ${keptByFixes} would lead elsewhere or nowhere.`]
      : []),
    ...(unsafe.length > 0 ? [`With --unsafe also: ${words(unsafe)}.`] : []),
  ];
}

function unseenSentence(unseen: number, form: Form): string {
  const silent = `no file says who pays for ${count(unseen, 'slot')}`;
  return form === 'whole' ? `As far as files tell no bill changes, but ${silent}.` : `${capital(silent)}.`;
}

function defaultSentences(defaults: UpgradeFacts['defaults'], form: Form): readonly string[] {
  const [first, ...more] = defaults.map(({ now }) => now);
  if (first === undefined) return [];
  if (form === 'short' && more.length > 1) return [`New by default: ${first}, and ${more.length} more changes.`];
  return [`New by default: ${[first, ...more].join('; ')}.`];
}

function isGrave({ isPaidOtherwise, isAnswered }: RouteGroup): boolean {
  return isPaidOtherwise || !isAnswered;
}

function sumOf(groups: readonly RouteGroup[]): number {
  return groups.reduce((sum, { slots }) => sum + slots.length, 0);
}

const MOST_SLOTS = 3;

/** Slots that nobody answers, or that somebody else pays for, are named in every form. */
function groupWords(group: RouteGroup, form: Form): string {
  const { verdict, slots } = group;
  const more = slots.length - MOST_SLOTS;
  if (form === 'short' && (more > 0 || !isGrave(group))) return `${verdict} (${count(slots.length, 'slot')})`;
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
  const loss = `From step ${first} on, ${listed([...moved, ...databases])}, which ${a} does not read: only the backup of step ${numberOf(steps, 'backup')} leads back, without what came since.`;
  return {
    id: 'no-return',
    question,
    tone: 'bad',
    sentences: [loss, `Until then: \`${tool} undo\`, and ${a} again.`],
    short: [loss, `Until then: \`${tool} undo\`.`],
  };
}

function isOne({ imports, kept }: UpgradeFacts): boolean {
  return imports.length === 0 && kept.length === 1;
}

function unknownAnswer({ notes, to }: UpgradeFacts): Answer {
  const told = notes.map((note) => (/[.!?]$/.test(note) ? note : `${note}.`));
  return {
    id: 'unknown',
    question: 'Not known here:',
    tone: 'plain',
    sentences: [
      `plugins from elsewhere, the environment and Node of the service, what ${to.release.text} meets on the network.`,
      ...told,
    ],
    short: ['plugins from elsewhere, the service’s environment, the network.', ...told],
  };
}
