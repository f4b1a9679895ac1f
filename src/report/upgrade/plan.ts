import { type Answer, answersOf, headline } from './answers.js';
import type { UpgradeFacts } from './facts.js';
import { stepsOf, type UpgradeStep } from './steps.js';

/** An upgrade from one release to another, for one home: what is known, in answers, and what to do, in order. */
export interface UpgradePlan {
  readonly facts: UpgradeFacts;
  readonly headline: string;
  /** The same in fewer words. */
  readonly title: string;
  readonly answers: readonly Answer[];
  readonly steps: readonly UpgradeStep[];
}

/** Pure: the same facts make the same plan. */
export function upgradePlan(facts: UpgradeFacts): UpgradePlan {
  const steps = stepsOf(facts);
  return {
    facts,
    headline: headline(facts, 'whole'),
    title: headline(facts, 'short'),
    answers: answersOf(facts, steps),
    steps,
  };
}
