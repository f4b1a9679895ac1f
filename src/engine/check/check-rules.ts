import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import type { RunOptions } from '../run-options.js';
import type { Workspace } from '../workspace.js';
import { dropExplained } from './drop-explained.js';
import { type Found, type RuleInput, runRule } from './run-rule.js';

type CheckOptions = Pick<RunOptions, 'onFault' | 'onProgress' | 'pause' | 'suppression'>;

/** What all rules find in the files as they stand, less what another rule has explained better. */
export async function checkRules(
  rules: readonly Rule[],
  workspace: Workspace,
  input: RuleInput,
  options: CheckOptions,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const [index, rule] of rules.entries()) {
    options.onProgress?.(index, rules.length);
    if (options.pause !== undefined) await options.pause();
    for (const one of runOrTell(rule, workspace, input, options)) found.push(one);
  }
  return dropExplained(rules, found).map(({ finding, subject }) => ({ subject, finding: suppress(finding, options) }));
}

function runOrTell(rule: Rule, workspace: Workspace, input: RuleInput, { onFault }: CheckOptions): readonly Found[] {
  if (onFault === undefined) return runRule(rule, workspace, input);
  try {
    return runRule(rule, workspace, input);
  } catch (error) {
    onFault(rule.id, error);
    return [];
  }
}

/** The finding, marked where its author has answered it. */
export function suppress(finding: Finding, { suppression }: Pick<RunOptions, 'suppression'>): Finding {
  const justification = suppression?.(finding);
  return justification === undefined ? finding : { ...finding, status: 'suppressed', justification };
}
