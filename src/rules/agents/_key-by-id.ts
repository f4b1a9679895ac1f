import type { EditBuilder } from '../../engine/fix.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Release } from '../../openclaw/releases/release.js';
import { defaultWorkspace, isOwnerless, isSystemAgent, ownsDefaultWorkspace } from './_first-agent.js';
import { isMarkedDefault, nameSystemAgent, rosterKeys } from './_roster.js';

/** Makes `agents.entries` of `agents.list`; what the first agent had because it came first, it has to say itself. */
export function keyById(edit: EditBuilder, config: ConfigValue, agents: readonly ConfigValue[], target: Release): void {
  const keys = rosterKeys(agents);
  const [firstKey = ''] = keys;
  edit.rekey('agents.list', 'id', { keys, rename: 'entries' });
  // The id of an agent that is kept in a file of its own stands there.
  const holder = config.at('agents.list')?.location.part;
  for (const [index, agent] of agents.entries()) {
    const id = agent.at('id');
    if (id !== undefined && id.location.part !== holder) edit.remove(['agents', 'entries', keys[index] ?? '', 'id']);
  }
  const workspace = defaultWorkspace(config);
  if (workspace && ownsDefaultWorkspace(config, agents, target)) {
    const place = ['agents', 'entries', firstKey, 'workspace'];
    if (agents[0]?.has('workspace')) edit.set(place, workspace);
    else edit.insert(place, workspace);
  }
  if (isOwnerless(config, agents) && !agents.some(isMarkedDefault)) edit.insert('agents.ownership', 'explicit');
  if (isSystemAgent(config, agents, firstKey, target)) nameSystemAgent(edit, config, agents, firstKey);
}
