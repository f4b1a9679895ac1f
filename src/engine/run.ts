import { byteTextOf } from '../openclaw/file-bytes.js';
import type { Installation, Target } from '../openclaw/installation.js';
import { inRange } from '../openclaw/releases/release.js';
import { knownEntries } from '../openclaw/sessions/store.js';
import { checkRules } from './check/check-rules.js';
import { inDatabase } from './check/database-finding.js';
import { orderRules } from './check/order-rules.js';
import type { Found, RuleInput } from './check/run-rule.js';
import { sortFindings } from './check/sort-findings.js';
import type { Finding } from './finding.js';
import type { Rule } from './rule.js';
import type { RunOptions } from './run-options.js';
import type { FileResult, RunResult } from './run-result.js';
import { RunState } from './run-state.js';
import { SuppressionLedger } from './suppressions/ledger.js';
import { reportUnused } from './suppressions/report-unused.js';
import { documentAsRead, type FileDraft, openWorkspace, type Workspace } from './workspace.js';

/**
 * Checks an installation and, if asked to, works out every fix that may be made. Nothing is written.
 * @throws {FixCycle}
 */
export async function run(
  rules: readonly Rule[],
  installation: Installation,
  target: Target,
  given: RunOptions,
): Promise<RunResult> {
  const ordered = orderRules(rules.filter((rule) => inRange(target.release, rule)));
  const input: RuleInput = { installation, target: target.release, strictJson: given.strictJson ?? false };
  const opened = openWorkspace(installation.files);
  const ledger = new SuppressionLedger(opened, given.suppression);
  const options: RunOptions = {
    ...given,
    suppression: (finding) => ledger.reasonFor(finding),
    readOnly: (file, kind) =>
      opened.get(file)?.file.rows === undefined ? given.readOnly?.(file, kind) : 'databases are only read here',
  };
  const state = new RunState({ rules: ordered, opened, input, options });
  const initial = await checkRules(ordered, opened, input, options);
  state.expect(initial.map(({ finding }) => finding));
  const findings = options.fix === 'none' ? await judged(state, initial) : await fixed(state, initial);
  const sessions = hasStores(opened) ? await sessionsOf(state) : [];
  const known = given.ruleIds ?? rules.map(({ id }) => id);
  // A rule for other releases has not run: what answers it may be needed under another target.
  const hasRun = ordered.map(({ id }) => id);
  const everyRule = given.otherRules === 'not-loaded' ? undefined : given.ruleIds;
  const unused = reportUnused(state, ledger.unused(hasRun, known, given.otherRules), everyRule);
  return {
    target,
    findings: sortFindings(
      [...findings, ...sessions, ...unused].map((finding) =>
        withOrigin(inDatabase(finding, opened.get(finding.file)?.file), ledger),
      ),
    ),
    files: fileResults(state.workspace),
    actions: state.actions,
    defects: state.defects,
    joint: state.joint,
  };
}

// What makes fixes is loaded where there is something to fix: most checks end without.

async function judged(state: RunState, found: readonly Found[]): Promise<readonly Finding[]> {
  const isFixable = found.some(({ finding: { fix } }) => fix !== null && fix.applicability !== 'manual');
  if (!isFixable) return found.map(({ finding }) => finding);
  const { judgeFixes } = await import('./apply/judge-fixes.js');
  return judgeFixes(state, found);
}

async function fixed(state: RunState, found: readonly Found[]): Promise<readonly Finding[]> {
  const { applyFixes } = await import('./apply/apply-fixes.js');
  const { conclude } = await import('./apply/conclude.js');
  await applyFixes(state);
  return conclude(state, found);
}

async function sessionsOf(state: RunState): Promise<readonly Finding[]> {
  const { fixStores } = await import('./stores/fix-stores.js');
  return fixStores(state);
}

function hasStores(workspace: Workspace): boolean {
  return [...workspace.values()].some(({ file }) => file.kind === 'sessions');
}

function withOrigin(finding: Finding, ledger: SuppressionLedger): Finding {
  if (finding.status !== 'suppressed' || ledger.isAnsweredInFile(finding)) return finding;
  return { ...finding, answeredIn: 'config' };
}

function fileResults(workspace: Workspace): readonly FileResult[] {
  const written = [...workspace.values()].filter(({ file }) => file.rows === undefined);
  return written.map(fileResult);
}

function fileResult(draft: FileDraft): FileResult {
  const { file, edits, touched } = draft;
  const before = byteTextOf(file);
  return {
    path: file.path,
    kind: file.kind,
    get dialect() {
      return draft.document.dialect;
    },
    get before() {
      return draft.original;
    },
    get after() {
      return draft.text;
    },
    edits,
    touched,
    ...(before === undefined
      ? { documents: { before: () => documentAsRead(file), after: () => draft.document } }
      : {
          large: {
            before,
            get after() {
              return draft.source;
            },
          },
          entries: () => knownEntries(file),
        }),
  };
}
