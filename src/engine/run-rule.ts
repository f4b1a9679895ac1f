import { type ConfigPath, samePath } from '../document/config-path.js';
import type { Range } from '../document/node.js';
import { memberAt, nodeAt } from '../document/tree.js';
import type { FileKind, Installation } from '../openclaw/installation.js';
import type { Release } from '../openclaw/release.js';
import type { ConfigValue, Part } from '../openclaw/view.js';
import type { Finding, Fix } from './finding.js';
import { toPath } from './fix.js';
import type { Report, Rule } from './rule.js';
import { configSubject, filePath, type Subject, subjectsOf } from './subject.js';
import { mapBack, type Workspace } from './workspace.js';

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

/** Runs one rule over everything it reads. */
export function runRule(rule: Rule, workspace: Workspace, input: RuleInput): readonly Found[] {
  const found: Found[] = [];
  for (const subject of subjectsOf(rule, workspace, input.installation)) {
    for (const finding of checkSubject(rule, subject, workspace, input)) found.push({ finding, subject });
  }
  return found;
}

function checkSubject(rule: Rule, subject: Subject, workspace: Workspace, input: RuleInput): readonly Finding[] {
  const findings: Finding[] = [];
  const config = subject.type === 'config' ? subject.root : configSubject(workspace, input.installation)?.root;
  const common = { target: input.target, installation: input.installation, config };
  if (rule.reads === 'installation') {
    rule.check({
      ...common,
      report: ({ file, at, message, severity, fix }) => {
        const place = at === undefined ? undefined : filePlace(workspace, file, at.path, at.on ?? 'value');
        findings.push({
          ...base(rule, message, severity),
          file,
          path: place?.path ?? null,
          range: place?.range ?? null,
          viewPath: null,
          fix: fix ?? null,
        });
      },
    });
    return findings;
  }
  if (subject.type === 'installation') return findings;
  const draft = workspace.get(subject.part.file) ?? subject.draft;
  const { file } = draft;
  if (rule.reads === 'text') {
    if (subject.type !== 'text') return findings;
    rule.check({
      ...common,
      file,
      document: subject.part.document,
      reader: readerOf(file.kind, input.strictJson ?? false),
      report: ({ range, message, severity, fix }) => {
        const change = fix && { type: 'edits' as const, edits: fix.edits };
        findings.push({
          ...base(rule, message, severity),
          file: file.path,
          path: null,
          range: original(workspace, subject.part, range),
          viewPath: null,
          fix: fix && change ? { title: fix.title, applicability: fix.applicability, change } : null,
        });
      },
    });
    return findings;
  }
  if (subject.type === 'text') return findings;
  const report = (given: Report): void => {
    findings.push(locate(rule, workspace, subject, given));
  };
  if (rule.reads === 'config') {
    if (subject.type === 'config') rule.check({ ...common, config: subject.root, report });
  } else if (rule.reads === 'sessions') {
    if (subject.type === 'entry') rule.entry({ ...common, file, key: subject.key, entry: subject.root, report });
  } else {
    rule.check({ ...common, file, root: subject.root, report });
  }
  return findings;
}

type DataSubject = Extract<Subject, { root: ConfigValue }>;

function locate(rule: Rule, workspace: Workspace, subject: DataSubject, given: Report): Finding {
  const viewPath = toPath(given.at);
  const value = nearest(subject.root, viewPath);
  const { part, path, node, member } = value.location;
  const range = given.on === 'key' && member !== undefined ? member.keyRange : node;
  const exact = samePath(value.path, viewPath);
  return {
    ...base(rule, given.message, given.severity),
    file: part.file,
    path: filePath(part, exact ? path : [...path, ...viewPath.slice(value.path.length)]),
    range: original(workspace, part, exact ? range : (member?.keyRange ?? { start: node.start, end: node.start + 1 })),
    viewPath,
    fix: given.fix ?? null,
  };
}

/** The value itself or, for something that is missing, the parent it is missing from. */
function nearest(root: ConfigValue, path: ConfigPath): ConfigValue {
  for (let depth = path.length; depth > 0; depth--) {
    const value = root.at(path.slice(0, depth));
    if (value !== undefined) return value;
  }
  return root;
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

function base(
  rule: Rule,
  message: string,
  severity: Finding['severity'] | undefined,
): Pick<Finding, 'ruleId' | 'severity' | 'message' | 'status'> {
  return { ruleId: rule.id, severity: severity ?? rule.severity, message, status: 'open' };
}

/** OpenClaw reads the config and the cron store as JSON5, every other state file as strict JSON. */
function readerOf(kind: FileKind, strictConfig: boolean): 'json' | 'json5' {
  if (kind === 'config' || kind === 'include') return strictConfig ? 'json' : 'json5';
  return kind === 'cron-jobs' ? 'json5' : 'json';
}

/** True where a fix of this strength may be made at this level. */
export function isAllowed(fix: Fix, level: 'safe' | 'unsafe'): boolean {
  return fix.applicability === 'safe' || (level === 'unsafe' && fix.applicability === 'unsafe');
}
