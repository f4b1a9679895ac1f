import { type ConfigPath, samePath } from '../../document/config-path.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { modelsBroughtBy } from '../../openclaw/models/catalog/brought-models.js';
import { modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';

/** A model as a config names it, and where. */
export interface NamedModel {
  readonly ref: string;
  readonly about: string;
}

/**
 * Every model that the config names, the most used first, then what it and the release bring along.
 * @param except where somebody is writing one just now: half of a name is none
 */
export function namedModels(config: ConfigValue, release: Release, except: ConfigPath): readonly NamedModel[] {
  const uses = new Map<string, number>();
  for (const { ref, at } of modelSlots(config, release)) {
    if (samePath(at.path, except)) continue;
    if (ref.includes('/') && !ref.includes('*') && ref !== '/') uses.set(ref, (uses.get(ref) ?? 0) + 1);
  }
  const used = [...uses]
    .toSorted(([, a], [, b]) => b - a)
    .map(([ref, count]) => ({ ref, about: `named ${count === 1 ? 'once' : `${count} times`} in this config` }));
  const brought = config.all('models.providers.*.models[*].id').flatMap((id) => {
    const provider = id.path[2];
    return id.string === undefined ? [] : [{ ref: `${provider}/${id.string}`, about: `a model of ${provider}` }];
  });
  const ofRelease = modelsBroughtBy(release).map((ref) => ({ ref, about: `OpenClaw ${release.text} brings it along` }));
  const seen = new Set<string>(uses.keys());
  return [...used, ...[...brought, ...ofRelease].filter(({ ref }) => !seen.has(ref) && seen.add(ref))];
}

/** The member of `agents.defaults.models` that gives a model its alias. */
export function aliasAt(config: ConfigValue, alias: string): ConfigValue | undefined {
  const wanted = alias.trim().toLowerCase();
  return config.all('agents.defaults.models.*.alias').find(({ string }) => string?.trim().toLowerCase() === wanted);
}

export function aliases(config: ConfigValue): readonly NamedModel[] {
  return config
    .all('agents.defaults.models.*.alias')
    .flatMap(({ string, path }) => (string === undefined ? [] : [{ ref: string, about: `alias of ${path[3]}` }]));
}
