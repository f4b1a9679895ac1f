import { type Answer, answersOf, headline } from './answers.js';
import type { UpgradeFacts } from './facts.js';
import { stepsOf, type UpgradeStep, wayBack } from './steps.js';

/** An upgrade from one release to another, for one home: what is known, in answers, and what to do, in order. */
export interface UpgradePlan {
  readonly facts: UpgradeFacts;
  readonly headline: string;
  /** The same in fewer words. */
  readonly title: string;
  readonly answers: readonly Answer[];
  readonly steps: readonly UpgradeStep[];
  /** The commands that lead back once state has gone on. */
  readonly wayBack: readonly string[];
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
    wayBack: wayBack(facts),
  };
}
