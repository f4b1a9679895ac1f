import { formatPath } from '../../document/config-path.js';
import type { Severity } from '../../engine/finding.js';
import type { ConfigContext } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { newerThan } from '../../openclaw/releases/touched-version.js';
import { type ConfigSchema, type IssueKind, type SchemaIssue, schemaFor } from '../../openclaw/schema/config-schema.js';

/** A schema issue and where it is to be shown. */
export interface ShownIssue {
  readonly issue: SchemaIssue;
  readonly at: ConfigValue;
  readonly name: string;
  readonly schema: ConfigSchema;
  /** Nobody knows for sure what a release before or after all known ones refuses. */
  readonly severity: Severity;
}

/** What the target refuses about the config. A config of a later release is not measured by an earlier one's schema. */
export function issuesOf({ config, target }: ConfigContext, kind: IssueKind): readonly ShownIssue[] {
  if (newerThan(config, target) !== undefined) return [];
  const schema = schemaFor(target);
  const severity = schema.fit === 'older' || schema.fit === 'newer' ? 'warning' : 'error';
  return schema.validate(config.value).flatMap((issue): ShownIssue[] => {
    if (issue.kind !== kind) return [];
    const at = config.at(issue.path) ?? config.at(issue.path.slice(0, -1));
    return at === undefined ? [] : [{ issue, at, name: formatPath(issue.path), schema, severity }];
  });
}

/** `a`, `b` or `c`. */
export function alternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
