import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { valueAt } from '../../../document/value.js';
import { type Data, isData } from '../checks/check.js';
import { keys } from './model-refs.js';

export interface ConfiguredAgent {
  /** As it is written. */
  readonly id: string;
  readonly path: ConfigPath;
  readonly agent: Data;
}

/** Agents of either form, by their ids; where there are both, the map is read. */
export function agentsOf(config: Data): readonly ConfiguredAgent[] {
  const entries = valueAt(config, ['agents', 'entries']);
  const list = entries === undefined ? valueAt(config, ['agents', 'list']) : undefined;
  const named = keys(entries).map((id) => ({ id, path: ['agents', 'entries', id], agent: valueAt(entries, [id]) }));
  const listed = (Array.isArray(list) ? list : []).map((agent: JsonValue, index) => ({
    id: isData(agent) && typeof agent.id === 'string' ? agent.id : '',
    path: ['agents', 'list', index],
    agent,
  }));
  return [...named, ...listed].flatMap(({ agent, ...rest }) => (isData(agent) ? [{ ...rest, agent }] : []));
}
