import { isAllowed, objectionTo } from '../apply/choose-fix.js';
import { blocked } from '../apply/judge-fixes.js';
import { suppress } from '../check/check-rules.js';
import { currentInstallation } from '../check/current-installation.js';
import { configSubject } from '../check/subject.js';
import type { Finding } from '../finding.js';
import type { RunState } from '../run-state.js';
import { editFile } from '../workspace.js';
import type { EntryProposal, EntryVerdict } from './entry-state.js';
import { fixStore } from './fix-store.js';

/** Session stores come last: what is wrong with a session depends on the config, never the other way round. */
export async function fixStores(state: RunState): Promise<readonly Finding[]> {
  const { options, input } = state;
  const rules = state.rules.filter((rule) => rule.reads === 'sessions');
  const findings: Finding[] = [];
  for (const [path, draft] of state.workspace) {
    if (draft.file.kind !== 'sessions' || rules.length === 0) continue;
    const { target } = input;
    const installation = currentInstallation(state.workspace, input.installation);
    const config = configSubject(state.workspace, input.installation)?.root;
    const result = await fixStore(draft, rules, {
      context: { target, installation, config, file: draft.file },
      ...(options.fix !== 'none' && { allow: (proposal) => judgeEntry(state, proposal) }),
      ...(options.onProgress && { onProgress: options.onProgress }),
      onDefect: (ruleId, message) => state.defects.push({ ruleId, file: path, message }),
    });
    state.workspace = editFile(state.workspace, path, result.edits, (edit) => edit.ruleId);
    for (const found of result.findings) {
      const finding = suppress(found, options);
      findings.push(options.fix === 'none' ? blocked(state, finding) : finding);
    }
  }
  return findings;
}

async function judgeEntry(state: RunState, { finding, fix, before, after }: EntryProposal): Promise<EntryVerdict> {
  const { options, workspace } = state;
  if (!isAllowed(fix, state.level) || options.suppression?.(finding) !== undefined) return { refused: null };
  const refusal = options.readOnly?.(finding.file, 'sessions');
  if (refusal !== undefined) return { refused: refusal, isBlocked: true };
  const entry = { before, after };
  const objection = await objectionTo(state, { finding, fix, before: workspace, after: workspace, entry });
  return objection === undefined ? true : { refused: objection };
}
