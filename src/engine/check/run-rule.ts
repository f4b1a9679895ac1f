import type { ConfigPath } from '../../document/config-path.js';
import type { Range } from '../../document/node.js';
import { memberAt, nodeAt } from '../../document/tree.js';
import type { Part } from '../../openclaw/config/view.js';
import type { FileKind, Installation } from '../../openclaw/installation.js';
import type { Release } from '../../openclaw/releases/release.js';
import type { Finding } from '../finding.js';
import type { Report, Rule } from '../rule.js';
import { provenFix } from '../syntax-proof.js';
import { mapBack, type Workspace } from '../workspace.js';
import { findingBase, locate } from './create-finding.js';
import { currentInstallation } from './current-installation.js';
import { mayFind } from './present-keys.js';
import { configSubject, type Subject, subjectsOf } from './subject.js';

/** A finding and what it was found on; fixes are made there. */
export interface Found {
  readonly finding: Finding;
  readonly subject: Subject;
}

export interface RuleInput {
  readonly installation: Installation;
  readonly target: Release;
  readonly strictJson?: boolean;
}

interface Said {
  readonly input: RuleInput;
  readonly byRule: Map<Rule, readonly Found[]>;
}

/** A workspace is never changed, and of the same files a rule says the same: a run that fixes asks again and again. */
const known = new WeakMap<Workspace, Said>();

/** Runs one rule over everything it reads. */
export function runRule(rule: Rule, workspace: Workspace, input: RuleInput): readonly Found[] {
  let said = known.get(workspace);
  if (said?.input !== input) {
    said = { input, byRule: new Map() };
    known.set(workspace, said);
  }
  const before = said.byRule.get(rule);
  if (before !== undefined) return before;
  const found = findWith(rule, workspace, input);
  said.byRule.set(rule, found);
  return found;
}

function findWith(rule: Rule, workspace: Workspace, input: RuleInput): readonly Found[] {
  const found: Found[] = [];
  if (!mayFind(rule, workspace, input.installation)) return found;
  for (const subject of subjectsOf(rule, workspace, input.installation)) {
    for (const finding of checkSubject(rule, subject, workspace, input)) found.push({ finding, subject });
  }
  return found;
}

function checkSubject(rule: Rule, subject: Subject, workspace: Workspace, input: RuleInput): readonly Finding[] {
  const findings: Finding[] = [];
  const config = subject.type === 'config' ? subject.root : configSubject(workspace, input.installation)?.root;
  const installation = currentInstallation(workspace, input.installation);
  const common = { target: input.target, installation, config };
  if (rule.reads === 'installation') {
    rule.check({
      ...common,
      report: ({ file, at, message, severity, leftTo, fix }) => {
        const place = at === undefined ? undefined : filePlace(workspace, file, at.path, at.on ?? 'value');
        findings.push({
          ...findingBase(rule, message, severity),
          file,
          path: place?.path ?? null,
          range: place?.range ?? null,
          viewPath: null,
          fix: fix ?? null,
          ...(leftTo && { leftTo }),
        });
      },
    });
    return findings;
  }
  if (subject.type === 'installation') return findings;
  const draft = workspace.get(subject.part.file) ?? subject.draft;
  const { file } = draft;
  if (rule.reads === 'transcript') {
    if (subject.type !== 'text') return findings;
    rule.check({
      ...common,
      file,
      text: draft.text,
      report: ({ range, message, fix }) => {
        const change = fix && { type: 'edits' as const, edits: fix.edits };
        findings.push({
          ...findingBase(rule, message, undefined),
          file: file.path,
          path: null,
          range: { start: mapBack(draft.edits, range.start), end: mapBack(draft.edits, range.end) },
          viewPath: null,
          fix: fix && change ? { title: fix.title, applicability: fix.applicability, change } : null,
        });
      },
    });
    return findings;
  }
  if (rule.reads === 'text') {
    if (subject.type !== 'text') return findings;
    rule.check({
      ...common,
      file,
      document: subject.part.document,
      reader: readerOf(file.kind, input.strictJson ?? false),
      report: ({ range, message, severity, fix, related }) => {
        const inOriginal = (place: Range): Range => original(workspace, subject.part, place);
        findings.push({
          ...findingBase(rule, message, severity),
          file: file.path,
          path: null,
          range: inOriginal(range),
          viewPath: null,
          fix: fix === undefined ? null : provenFix(subject.part.document, fix),
          ...(related && {
            related: related.map((one) => ({ file: file.path, range: inOriginal(one.range), message: one.message })),
          }),
        });
      },
    });
    return findings;
  }
  if (subject.type === 'text') return findings;
  const report = (given: Report): void => {
    findings.push(locate(rule, subject.root, given, (range) => original(workspace, subject.part, range)));
  };
  if (rule.reads === 'config') {
    if (subject.type === 'config') rule.check({ ...common, config: subject.root, report });
  } else if (rule.reads !== 'sessions' && rule.reads !== 'suppressions') {
    rule.check({ ...common, file, root: subject.root, report });
  }
  return findings;
}

function original(workspace: Workspace, part: Part, range: Range): Range {
  const edits = workspace.get(part.file)?.edits ?? [];
  return { start: mapBack(edits, part.offset + range.start), end: mapBack(edits, part.offset + range.end) };
}

function filePlace(
  workspace: Workspace,
  file: string,
  path: ConfigPath,
  on: 'key' | 'value',
): { readonly path: ConfigPath; readonly range: Range } | undefined {
  const draft = workspace.get(file);
  if (draft === undefined) return undefined;
  const { document } = draft;
  const node = document.root && nodeAt(document.root, path);
  if (document.root === undefined || node === undefined) return undefined;
  const range = on === 'key' ? (memberAt(document.root, path)?.keyRange ?? node) : node;
  const { edits } = draft;
  return { path, range: { start: mapBack(edits, range.start), end: mapBack(edits, range.end) } };
}

/** OpenClaw reads the config and the cron store as JSON5, every other state file as strict JSON. */
function readerOf(kind: FileKind, strictConfig: boolean): 'json' | 'json5' {
  if (kind === 'config' || kind === 'include') return strictConfig ? 'json' : 'json5';
  return kind === 'cron-jobs' ? 'json5' : 'json';
}
