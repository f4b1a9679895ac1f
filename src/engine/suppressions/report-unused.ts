import { findingBase } from '../check/create-finding.js';
import { configSubject } from '../check/subject.js';
import type { Finding } from '../finding.js';
import type { SuppressionContext } from '../rule.js';
import type { RunState } from '../run-state.js';
import { editFile } from '../workspace.js';
import type { Directive } from './directives.js';
import { removeDirective } from './ledger.js';

/** What suppressions were not needed is only known when everything else has been looked at. */
export function reportUnused(
  state: RunState,
  unused: ReadonlyMap<string, readonly Directive[]>,
  rules: readonly string[] | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of state.rules) {
    if (rule.reads !== 'suppressions') continue;
    for (const [path, directives] of unused) {
      const draft = state.opened.get(path);
      if (draft === undefined) continue;
      const { file, document } = draft;
      const { installation, target } = state.input;
      const config = configSubject(state.workspace, installation)?.root;
      const report: SuppressionContext['report'] = ({ range, message, fix }) => {
        const base = { ...findingBase(rule, message, undefined), file: path, path: null, viewPath: null, range };
        const change = fix && { type: 'edits' as const, edits: fix.edits };
        const finding: Finding = { ...base, fix: fix && change ? { ...fix, change } : null };
        findings.push(removeUnused(state, finding, directives));
      };
      rule.check({ installation, target, config, file, document, unused: directives, rules, report });
    }
  }
  return findings;
}

function removeUnused(state: RunState, finding: Finding, directives: readonly Directive[]): Finding {
  const directive = directives.find(({ comment }) => comment.start === finding.range?.start);
  const draft = state.opened.get(finding.file);
  if (state.options.fix === 'none' || finding.fix === null || !directive || !draft) return finding;
  const refused = state.options.readOnly?.(finding.file, draft.file.kind);
  if (refused !== undefined) return { ...finding, notApplied: refused, isBlocked: true };
  const edit = removeDirective(state.workspace, draft.file, directive, draft.original);
  if (edit === undefined) return finding;
  state.workspace = editFile(state.workspace, finding.file, [edit], () => finding.ruleId);
  return { ...finding, status: 'fixed' };
}
