import type { ConfigPath } from '../../../document/config-path.js';
import { valueAt } from '../../../document/value.js';
import { perObject } from '../../config/per-config.js';
import { type Data, isData } from '../checks/check.js';

export interface ConfiguredAgent {
  /** As it is written. */
  readonly id: string;
  readonly path: ConfigPath;
  readonly agent: Data;
}

/** Agents of either form, by their ids; where there are both, the map is read. */
export const agentsOf = perObject((config: Data): readonly ConfiguredAgent[] => {
  const entries = valueAt(config, ['agents', 'entries']);
  const list = entries === undefined ? valueAt(config, ['agents', 'list']) : undefined;
  const found: ConfiguredAgent[] = [];
  if (isData(entries)) {
    for (const id of Object.keys(entries)) {
      const agent = entries[id];
      if (isData(agent)) found.push({ id, path: ['agents', 'entries', id], agent });
    }
  }
  if (Array.isArray(list)) {
    for (const [index, agent] of list.entries()) {
      if (!isData(agent)) continue;
      found.push({ id: typeof agent.id === 'string' ? agent.id : '', path: ['agents', 'list', index], agent });
    }
  }
  return found;
});
