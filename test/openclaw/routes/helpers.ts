import { release } from '../../../src/openclaw/releases/release.js';
import { resolveRoutes } from '../../../src/openclaw/routes/routes.js';
import type { AuthProfile, Route, StateFacts } from '../../../src/openclaw/routes/types.js';
import { configValue } from '../config-value.js';

export interface Known {
  /** `id kind`, e.g. `openai-codex:default oauth`; the provider is what stands before the colon. */
  readonly profiles?: readonly string[];
  readonly env?: readonly string[];
  readonly stores?: StateFacts['stores'];
}

export function facts({ profiles = [], env = [], stores = 'complete' }: Known = {}): StateFacts {
  return {
    profiles: profiles.map((text): AuthProfile => {
      const [id = '', kind = 'oauth'] = text.split(' ');
      return { id, provider: id.split(':')[0] ?? '', kind: kind as AuthProfile['kind'], agent: 'main' };
    }),
    orders: [],
    stores,
    envNames: new Set(env),
  };
}

export function routes(config: string, target: string, known?: Known): readonly Route[] {
  return resolveRoutes(configValue(config), facts(known), release(target));
}

/** The primary route of the first agent. */
export function primary(config: string, target: string, known?: Known): Route {
  const found = routes(config, target, known).find(({ slot }) => slot === 'primary');
  if (found === undefined) throw new Error('no primary route');
  return found;
}
