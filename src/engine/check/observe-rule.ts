import { type ConfigPath, parsePath } from '../../document/config-path.js';
import { parsePattern } from '../../openclaw/config/pattern.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation, InstallationFile } from '../../openclaw/installation.js';
import { knownReleases } from '../../openclaw/releases/known.js';
import { inRange, type Release, release } from '../../openclaw/releases/release.js';
import type { Rule } from '../rule.js';

/** Releases before and after all that are known: a rule may ask on which side of one the target lies. */
const OUTERMOST = ['2025.1.1', '2099.12.31'].map(release);

/**
 * The keys without which a rule has nothing to say about a config, as sets of which one must be there in full.
 *
 * The rule is shown an empty config and everything it asks for is written down. A rule decides by the answers it gets,
 * so on any other config that gives the same answers (none of the keys is there) it does the same: nothing.
 * @returns `undefined` where the rule looks at more than the members it names, or speaks of what is missing
 */
export function neededKeys(rule: Rule): readonly (readonly string[])[] | undefined {
  if (rule.reads !== 'config') return undefined;
  const asked = new Map<string, readonly string[]>();
  for (const target of [...OUTERMOST, ...knownReleases]) {
    if (!inRange(target, rule)) continue;
    const config = new EmptyConfig();
    if (!staysSilent(rule, config, target)) return undefined;
    for (const keys of config.asked) asked.set(JSON.stringify(keys), keys);
  }
  return withoutSupersets([...asked.values()]);
}

/** Whether a rule that looks at the installation has nothing to say where that is a config and nothing else. */
export function needsState(rule: Rule): boolean {
  if (rule.reads !== 'installation') return false;
  return [...OUTERMOST, ...knownReleases].every((target) => {
    if (!inRange(target, rule)) return true;
    let spoke = false;
    const report = (): void => {
      spoke = true;
    };
    try {
      rule.check({ config: new EmptyConfig(), target, installation: ONLY_A_CONFIG, report });
    } catch {
      return false;
    }
    return !spoke;
  });
}

type ConfigRule = Extract<Rule, { reads: 'config' }>;

function staysSilent(rule: ConfigRule, config: EmptyConfig, target: Release): boolean {
  let spoke = false;
  const report = (): void => {
    spoke = true;
  };
  try {
    rule.check({ config, target, installation: UNSEEN, report });
  } catch {
    return false;
  }
  return !spoke && !config.lookedFurther;
}

/** The rule has looked at something that says more than whether a member is there. */
class LookedFurther extends Error {}

const UNSEEN = new Proxy({} as Installation, {
  get: () => {
    throw new LookedFurther();
  },
});

const ABSENT: ReadonlySet<string> = new Set(['agentId', 'rows', 'unread', 'transcript', 'lock', 'imported']);

/** What it says is the same for every config that is checked by itself; whoever looks at anything else is told nothing. */
const ONLY_A_CONFIG = only<Installation>({
  files: [only<InstallationFile>({ kind: 'config' })],
  directories: [],
  problems: [],
  legacyHomes: [],
  stateDir: undefined,
});

function only<T extends object>(known: Partial<T>): T {
  return new Proxy(known as T, {
    get: (target, key) => {
      // What a lone config does not have.
      if (ABSENT.has(String(key))) return undefined;
      if (!Object.hasOwn(target, key)) throw new LookedFurther();
      return Reflect.get(target, key);
    },
  });
}

/** A config without members which remembers what it is asked for. */
class EmptyConfig implements ConfigValue {
  readonly path: ConfigPath = [];
  readonly key = '';
  readonly isObject = true;
  readonly isArray = false;
  readonly string = undefined;
  readonly asked: (readonly string[])[] = [];
  /** Kept beside the exception: the rule may have caught that. */
  lookedFurther = false;

  at(path: string | ConfigPath): ConfigValue | undefined {
    const segments = typeof path === 'string' ? parsePath(path) : path;
    if (segments.length === 0) return this;
    this.#ask(typeof segments[0] === 'string', segments);
    return undefined;
  }

  has(path: string | ConfigPath): boolean {
    return this.at(path) !== undefined;
  }

  all(pattern: string): readonly ConfigValue[] {
    for (const segments of parsePattern(pattern).alternatives) {
      const keys = segments.map((segment) => (segment.type === 'key' ? segment.key : 0));
      this.#ask(segments[0]?.type === 'key', keys);
    }
    return [];
  }

  items(): readonly ConfigValue[] {
    return [];
  }

  members(): never {
    return this.#refuse();
  }

  get value(): never {
    return this.#refuse();
  }

  get location(): never {
    return this.#refuse();
  }

  #ask(startsWithKey: boolean, path: ConfigPath): void {
    if (!startsWithKey) this.#refuse();
    this.asked.push(path.filter((segment) => typeof segment === 'string'));
  }

  #refuse(): never {
    this.lookedFurther = true;
    throw new LookedFurther();
  }
}

/** Where `agents` wakes a rule, `agents.list` need not be asked for. */
function withoutSupersets(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return sets.filter(
    (set, index) =>
      !sets.some(
        (other, at) =>
          at !== index && other.every((key) => set.includes(key)) && (other.length < set.length || at < index),
      ),
  );
}
