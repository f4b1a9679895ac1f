import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { valueAt } from '../../../document/value.js';
import { type Data, isData, type Refusal } from '../checks/check.js';
import { agentsOf } from './agents-of.js';
import { keys } from './model-refs.js';

const DEFAULTS: ConfigPath = ['agents', 'defaults'];
const ENV: ConfigPath = ['sandbox', 'docker', 'env'];

/**
 * A sandbox gets its variables line by line. Only those that reach one are looked at: an agent's stand before the
 * shared ones, and where the sandbox is shared its own are not read.
 */
export function containerEnv(config: Data): readonly Refusal[] {
  const found = new Map<string, Refusal>();
  for (const { agent, path } of agentsOf(config)) {
    const own = isData(agent.sandbox) ? agent.sandbox : {};
    const backend = word(own.backend) ?? word(valueAt(config, [...DEFAULTS, 'sandbox', 'backend'])) ?? 'docker';
    if (backend !== 'docker' && backend !== 'podman') continue;
    const isShared = (own.scope ?? valueAt(config, [...DEFAULTS, 'sandbox', 'scope'])) === 'shared';
    const places = isShared ? [DEFAULTS] : [path, DEFAULTS];
    const read = new Set<string>();
    for (const place of places) {
      const env = valueAt(config, [...place, ...ENV]);
      for (const name of keys(env)) {
        if (read.has(name)) continue;
        read.add(name);
        const expected = whatIsWrong(name, valueAt(env, [name]));
        const where = [...place, ...ENV, name];
        if (expected !== undefined) found.set(where.join('\n'), { at: where, kind: 'bad-format', expected });
      }
    }
  }
  return [...found.values()];
}

function word(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function whatIsWrong(name: string, value: JsonValue | undefined): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    return 'under a name of letters, digits and "_" that begins with no digit';
  }
  if (typeof value !== 'string' || !/[\r\n\u0000]/.test(value)) return undefined;
  return 'one line: a sandbox gets its variables line by line';
}
