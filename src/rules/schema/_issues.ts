import { formatPath } from '../../document/config-path.js';
import type { Fix, Severity } from '../../engine/finding.js';
import { safe, unsafe } from '../../engine/fix.js';
import type { ConfigContext } from '../../engine/rule.js';
import { perConfig } from '../../openclaw/config/per-config.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';
import { newerThan } from '../../openclaw/releases/touched-version.js';
import { type ConfigSchema, type IssueKind, type SchemaIssue, schemaFor } from '../../openclaw/schema/config-schema.js';
import { surroundingsOf } from '../../openclaw/schema/surroundings.js';

/** A schema issue and where it is to be shown. */
export interface ShownIssue {
  readonly issue: SchemaIssue;
  readonly at: ConfigValue;
  readonly name: string;
  readonly schema: ConfigSchema;
  /** Nobody knows for sure what a release before or after all known ones refuses; of a later one's config one rule speaks. */
  readonly severity: Severity;
  /** A later release than the target has written the config. */
  readonly isNewer: boolean;
  /** What a person would type, where there is no doubt about it. */
  readonly fix: Fix | undefined;
}

/** What the target refuses about the config. What a later release has written is only shown: no fix of ours would keep it. */
export function issuesOf({ config, target, installation }: ConfigContext, kind: IssueKind): readonly ShownIssue[] {
  const schema = schemaFor(target);
  const isNewer = newerThan(config, target) !== undefined;
  const isSure = !isNewer && (schema.fit === 'exact' || schema.fit === 'between');
  const severity = isSure ? 'error' : 'warning';
  return allIssues(config, schema, installation).flatMap((issue): ShownIssue[] => {
    if (issue.kind !== kind) return [];
    const at = nearest(config, issue.path);
    if (at === undefined) return [];
    return [
      {
        issue,
        at,
        name: formatPath(issue.path),
        schema,
        severity,
        isNewer,
        fix: isNewer ? undefined : correction(issue, at),
      },
    ];
  });
}

/** Worked out once for all rules that speak of them. */
const known = perConfig(() => new Map<ConfigSchema, readonly SchemaIssue[]>());

function allIssues(config: ConfigValue, schema: ConfigSchema, installation: Installation): readonly SchemaIssue[] {
  const bySchema = known(config);
  const found = bySchema.get(schema) ?? schema.validateConfig(config.value, surroundingsOf(installation));
  bySchema.set(schema, found);
  return found;
}

/** The value itself, or what it is missing in. */
function nearest(config: ConfigValue, path: SchemaIssue['path']): ConfigValue | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const at = config.at(path.slice(0, length));
    if (at !== undefined) return at;
  }
  return undefined;
}

function correction({ instead, path }: SchemaIssue, at: ConfigValue): Fix | undefined {
  if (instead === undefined || at.path.length !== path.length) return undefined;
  const title = `Write ${JSON.stringify(instead.value)}`;
  return instead.same
    ? safe(title, (edit) => edit.set(at, instead.value))
    : unsafe(title, (edit) => edit.set(at, instead.value), 'It may mean something else.');
}

/** `a`, `b` or `c`. */
export function alternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
