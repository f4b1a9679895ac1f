const NON_REASONING = ['grok-4-1-fast-non-reasoning', 'grok-4-fast-non-reasoning', 'grok-3'];
export const RETIRED_REASONING_GROK = [
  'grok-4-1-fast',
  'grok-4-1-fast-reasoning',
  'grok-4-fast',
  'grok-4-fast-reasoning',
  'grok-4-0709',
];
const CODE = ['grok-code-fast-1', 'grok-code-fast', 'grok-code-fast-1-0825'];

/** Models that tools name without a provider, and their successors; as of 2026.8.1 to 2026.9.6. */
export const GROK_TOOLS: readonly {
  readonly pattern: string;
  readonly models: Readonly<Record<string, readonly string[]>>;
}[] = [
  { pattern: 'tools.web.x_search.model', models: { 'grok-4.3': NON_REASONING, 'grok-build-0.1': CODE } },
  {
    pattern: 'plugins.entries.xai.config.{webSearch,codeExecution}.model',
    models: { 'grok-4.3': RETIRED_REASONING_GROK, 'grok-build-0.1': CODE },
  },
  {
    pattern: 'plugins.entries.xai.config.xSearch.model',
    models: { 'grok-4.3': NON_REASONING, 'grok-build-0.1': CODE },
  },
];

/** What replaces a model in a tool; `undefined` where it is not retired. */
export function grokSuccessor(
  model: string | undefined,
  models: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const id = model?.trim().toLowerCase() ?? '';
  return Object.entries(models).find(([, retired]) => retired.includes(id))?.[0];
}
