import type { ConfigPath } from '../../document/config-path.js';
import type { EditBuilder } from '../../engine/fix.js';
import { fill } from '../../engine/legacy-keys.js';
import type { AgentScope } from '../../openclaw/agents/scopes.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { choosesRuntime } from '../../openclaw/models/runtime-policy.js';
import type { Release } from '../../openclaw/releases/release.js';
import { keepOpen } from './_models-map.js';

/** Says in the models map of a scope which runtime runs a model, unless the entry chooses one itself. */
export function chooseRuntime(
  edit: EditBuilder,
  config: ConfigValue,
  scope: ConfigPath,
  choice: { readonly ref: string; readonly runtime: string },
  target: Release,
): void {
  const entry = config.at([...scope, 'models', choice.ref]);
  if (entry === undefined || !choosesRuntime(entry)) setRuntime(edit, config, scope, choice, target);
}

/** Says so, whatever the entry chooses. */
export function setRuntime(
  edit: EditBuilder,
  config: ConfigValue,
  scope: ConfigPath,
  choice: { readonly ref: string; readonly runtime: string },
  target: Release,
): void {
  const path = [...scope, 'models', choice.ref];
  writeRuntime(edit, config.at(path), path, choice.runtime);
  if (scope[1] === 'defaults') keepOpen(edit, config, choice.ref, target);
}

/** Says it for the whole agent, unless that has chosen one. */
export function chooseForAgent(edit: EditBuilder, { at }: AgentScope, runtime: string): void {
  const own = at.at('agentRuntime');
  const path = [...at.path, 'agentRuntime'];
  if (own === undefined) edit.insert(path, { id: runtime });
  else if (own.isObject && !own.has('id')) edit.insert([...path, 'id'], runtime);
  else if (own.isObject && !choosesRuntime(at)) edit.set([...path, 'id'], runtime);
}

/** Gives an entry of a models map another key; where that exists it wins, and takes what it lacks. */
export function rekeyEntry(
  edit: EditBuilder,
  config: ConfigValue,
  entry: ConfigValue,
  key: string,
  runtime: string | undefined,
): void {
  const path = [...entry.path.slice(0, -1), key];
  const canonical = config.at(path);
  if (canonical === undefined) {
    edit.rename(entry, key);
    if (runtime !== undefined && !choosesRuntime(entry)) writeRuntime(edit, entry, path, runtime);
    return;
  }
  fill(edit, entry, canonical);
  edit.remove(entry);
  if (runtime === undefined || choosesRuntime(canonical)) return;
  const carried = !canonical.has('agentRuntime') && entry.has('agentRuntime');
  if (!carried) writeRuntime(edit, canonical, path, runtime);
  else if (!choosesRuntime(entry)) writeRuntime(edit, entry, path, runtime);
}

export function writeRuntime(
  edit: EditBuilder,
  entry: ConfigValue | undefined,
  path: ConfigPath,
  runtime: string,
): void {
  const own = entry?.at('agentRuntime');
  if (own?.has('id')) edit.set([...path, 'agentRuntime', 'id'], runtime);
  else if (own?.isObject) edit.insert([...path, 'agentRuntime', 'id'], runtime);
  else if (own !== undefined) edit.set([...path, 'agentRuntime'], { id: runtime });
  else edit.insert([...path, 'agentRuntime'], { id: runtime });
}
