import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { isObject } from '../../../document/value.js';
import { agentScope } from '../../../openclaw/agents/scopes.js';
import type { ConfigValue } from '../../../openclaw/config/view.js';
import type { ConfigSchema } from '../../../openclaw/schema/config-schema.js';
import { fromEntries, idOf } from '../plain.js';

/**
 * Guides name agents as they were kept before 2026.8.1, by number in `agents.list`, or as they are since, by id in
 * `agents.entries`. Either is the agent that is there, as `openclaw config set` takes it (`ConfigMutationAgentRoster`).
 */
export function rosterPath(root: ConfigValue, path: ConfigPath): ConfigPath {
  const [agents, form, which, ...rest] = path;
  if (agents !== 'agents' || which === undefined) return path;
  if (form === 'list' && !root.has(LIST)) {
    const agent = root.at(ENTRIES)?.members()[Number(which)];
    return agent === undefined ? path : [...agent.path, ...rest];
  }
  if (form === 'entries' && !root.has(ENTRIES)) {
    const agent = agentScope(root, String(which));
    return agent === undefined ? path : [...agent.at.path, ...rest];
  }
  return path;
}

const LIST: ConfigPath = ['agents', 'list'];
const ENTRIES: ConfigPath = ['agents', 'entries'];

/** A whole roster that is given as a list, by id where the target keeps it so; `undefined` for all else. */
export function keyedRoster(
  root: ConfigValue,
  path: ConfigPath,
  value: JsonValue,
  schema: ConfigSchema,
): { readonly path: ConfigPath; readonly value: JsonValue } | undefined {
  const isList = path.length === 2 && path[0] === 'agents' && path[1] === 'list';
  if (!isList || root.has(LIST) || !Array.isArray(value) || schema.lookup(ENTRIES) === undefined) return undefined;
  const ids = value.map(idOf);
  if (ids.includes(undefined) || new Set(ids).size < ids.length) return undefined;
  const entries = value.map((agent): [string, JsonValue] => {
    const { id, ...settings } = isObject(agent) ? agent : {};
    return [String(id).trim(), settings];
  });
  return { path: ENTRIES, value: fromEntries(entries) };
}
