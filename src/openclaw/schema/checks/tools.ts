import { type Check, conflict, isData, object, type Refusal } from './check.js';
import { isExecutable } from './texts.js';

const filled = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

export const allowOrAlsoAllow = object((policy) =>
  filled(policy.allow) && filled(policy.alsoAllow)
    ? [
        conflict(
          ['alsoAllow'],
          'cannot stand beside `allow`: add its tools to `allow`, or take `allow` out and set `profile`',
        ),
      ]
    : [],
);

export const execMode = object((exec) =>
  exec.mode !== undefined && (exec.security !== undefined || exec.ask !== undefined)
    ? [conflict(['mode'], 'cannot stand beside `security` or `ask`: it says what both say')]
    : [],
);

export const loopThresholds = object((value) => {
  const { warningThreshold: warning, criticalThreshold: critical, globalCircuitBreakerThreshold: breaker } = value;
  const found: Refusal[] = [];
  if (typeof warning === 'number' && typeof critical === 'number' && warning >= critical) {
    found.push({
      at: ['criticalThreshold'],
      kind: 'out-of-range',
      expected: `above \`warningThreshold\`, which is ${warning}`,
    });
  }
  if (typeof critical === 'number' && typeof breaker === 'number' && critical >= breaker) {
    found.push({
      at: ['globalCircuitBreakerThreshold'],
      kind: 'out-of-range',
      expected: `above \`criticalThreshold\`, which is ${critical}`,
    });
  }
  return found;
});

const BLOCKED = ['__proto__', 'prototype', 'constructor'];
const SEARCH_PROVIDERS: ReadonlySet<string> = new Set([
  'brave',
  'duckduckgo',
  'exa',
  'firecrawl',
  'gemini',
  'grok',
  'kimi',
  'minimax',
  'ollama',
  'perplexity',
  'searxng',
  'tavily',
]);

/** Settings of search providers went to their plugins; a key beside them did so later. */
export const webSearch = (apiKey: boolean): Check =>
  object((value) =>
    Object.entries(value).flatMap(([key, entry]): Refusal[] => {
      const moved = (apiKey && key === 'apiKey') || (SEARCH_PROVIDERS.has(key) && isData(entry));
      if (!moved && !BLOCKED.includes(key)) return [];
      return [{ at: [key], kind: 'unknown-key', expected: 'under plugins.entries.<plugin>.config.webSearch' }];
    }),
  );

/** Keys with which a script could reach beyond the object. */
export const noBlockedKeys = object((value) =>
  BLOCKED.filter((key) => Object.hasOwn(value, key)).map((key) => ({
    at: [key],
    kind: 'unknown-key',
    expected: 'another name',
  })),
);

/** Code mode and picker runtimes belong to one model. */
export const exactModels = (...keys: readonly string[]): Check =>
  object((models) =>
    Object.entries(models).flatMap(([ref, entry]): Refusal[] => {
      const slash = ref.trim().indexOf('/');
      const exact = !ref.includes('*') && slash > 0 && slash < ref.trim().length - 1;
      if (exact || !isData(entry)) return [];
      return keys
        .filter((key) => entry[key] !== undefined)
        .map((key) => conflict([ref, key], 'needs an exact provider/model, no pattern and no bare model'));
    }),
  );

/** An executable that stands at the head of a list. */
export const commandLine: Check = (value) =>
  Array.isArray(value) && !(typeof value[0] === 'string' && isExecutable(value[0]))
    ? [{ at: [0], kind: 'bad-format', expected: 'the name or path of a program' }]
    : [];
