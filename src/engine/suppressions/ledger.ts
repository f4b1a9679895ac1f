import { removeComment } from '../../document/edit/gap/remove-comment.js';
import type { FileKind, InstallationFile } from '../../openclaw/installation.js';
import type { Finding } from '../finding.js';
import { matchesRule } from '../rule-pattern.js';
import type { Workspace } from '../workspace.js';
import { type Directive, readDirectives, readSuppressions, type Suppression, suppresses } from './directives.js';

/** Only these hold comments; a state file is strict JSON and is answered for in the tool's config. */
const WITH_COMMENTS: ReadonlySet<FileKind> = new Set(['config', 'include']);

/** Keeps account of which suppressions have been needed. */
export class SuppressionLedger {
  readonly #byFile: ReadonlyMap<string, readonly Suppression[]>;
  readonly #needed = new Set<Directive>();
  readonly #elsewhere: ((finding: Finding) => string | undefined) | undefined;

  /** @param elsewhere answers given outside of the files, e.g. in the tool's config */
  constructor(workspace: Workspace, elsewhere: ((finding: Finding) => string | undefined) | undefined) {
    this.#elsewhere = elsewhere;
    this.#byFile = new Map(
      [...workspace.values()]
        .filter((draft) => WITH_COMMENTS.has(draft.file.kind) && draft.text.includes('doctor-ignore'))
        .map((draft) => [draft.file.path, readSuppressions(draft.document)]),
    );
  }

  /** The author's reason, where the finding is answered. */
  reasonFor(finding: Finding): string | undefined {
    const suppression = this.#byFile.get(finding.file)?.find((candidate) => suppresses(candidate, finding));
    if (suppression === undefined) return this.#elsewhere?.(finding);
    this.#needed.add(suppression.directive);
    return suppression.directive.reason;
  }

  /** A comment in the file itself answers the finding, and nothing outside of it has to. */
  isAnsweredInFile(finding: Finding): boolean {
    return this.#byFile.get(finding.file)?.some((candidate) => suppresses(candidate, finding)) ?? false;
  }

  /**
   * Directives with a reason that no finding has needed.
   * @param hasRun rules that took part; a directive for any other rule cannot be judged
   * @param exists every rule there is; a directive for a rule that does not exist is never needed
   * @param others `not-loaded` where plugins were left alone: a directive for a rule that is not here cannot be judged
   */
  unused(
    hasRun: readonly string[],
    exists: readonly string[],
    others: 'none' | 'not-loaded' = 'none',
  ): ReadonlyMap<string, readonly Directive[]> {
    const canJudge = ({ patterns }: Directive): boolean =>
      patterns.every((pattern) => {
        const meant = (id: string): boolean => matchesRule(pattern, id);
        return hasRun.some(meant) || (others === 'none' && !exists.some(meant));
      });
    const unused = [...this.#byFile].map(([file, suppressions]) => {
      const directives = suppressions.map(({ directive }) => directive);
      return [file, directives.filter((directive) => !this.#needed.has(directive) && canJudge(directive))] as const;
    });
    return new Map(unused.filter(([, directives]) => directives.length > 0));
  }
}

/** The edit that takes a directive out of a text that has changed since the directive was read. */
export function removeDirective(
  workspace: Workspace,
  { path }: InstallationFile,
  directive: Directive,
  original: string,
) {
  const draft = workspace.get(path);
  if (draft === undefined) return undefined;
  const text = original.slice(directive.comment.start, directive.comment.end);
  const now = readDirectives(draft.document).find(
    ({ comment }) => draft.text.slice(comment.start, comment.end) === text,
  );
  return now && removeComment(draft.document, now.comment);
}
