import type { ConfigPath } from '../../document/config-path.js';

/**
 * Objects that only group settings: empty they say nothing, in no release. Not among them is what is an entry of a map
 * (`channels.telegram`, an agent, a provider) or switches something on by being there (`heartbeat`).
 */
const BARE: ReadonlySet<string> = new Set([
  'agents',
  'agents.defaults',
  'audio',
  'cron',
  'gateway',
  'gateway.nodes',
  'logging',
  'media',
  'memory',
  'messages',
  'models',
  'routing',
  'session',
  'talk',
  'tools',
  'tools.media',
  'tools.web',
  'tools.web.fetch',
  'tools.web.search',
  'ui',
]);

/** Whether nothing is lost with the object around `path` if what stands there was all it held. */
export function standsInBareSection(path: ConfigPath): boolean {
  return BARE.has(path.slice(0, -1).join('.'));
}
