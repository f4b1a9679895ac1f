import type { ConfigValue } from '../../config/view.js';
import { isAtLeast, type Release } from '../../releases/release.js';
import { parseModelRef } from '../ref.js';

/** Providers whose models take these parameters. Source: docs/providers/openai.md, 2026.3.13 to 2026.9.6. */
const PROVIDERS: ReadonlySet<string> = new Set(['openai', 'openai-codex', 'azure-openai-responses']);

export const SERVICE_TIERS: readonly string[] = ['auto', 'default', 'flex', 'priority'];
const TRANSPORTS = ['auto', 'sse', 'websocket'];
/** What `fastMode` understands. */
const FAST: ReadonlySet<string> = new Set([
  'on',
  'off',
  'auto',
  'true',
  'false',
  'yes',
  'no',
  '1',
  '0',
  'enable',
  'disable',
  'enabled',
  'disabled',
  'fast',
  'normal',
]);

export function transports(release: Release): readonly string[] {
  return isAtLeast(release, '2026.8.1') ? [...TRANSPORTS, 'websocket-cached'] : TRANSPORTS;
}

export function isFastMode(word: string | undefined): boolean {
  return FAST.has(word?.trim().toLowerCase() ?? '');
}

/** Every `params` for models of OpenAI: of entries of models maps, of provider blocks and of their rows. */
export function openAiParams(config: ConfigValue): readonly ConfigValue[] {
  const entries = config
    .all('agents.{defaults,list[*],entries.*}.models.*')
    .filter(({ key }) => PROVIDERS.has(parseModelRef(String(key))?.provider?.toLowerCase() ?? ''));
  const blocks = config.all('models.providers.*').filter(({ key }) => PROVIDERS.has(String(key).trim().toLowerCase()));
  const rows = blocks.flatMap((block) => block.at(['models'])?.items() ?? []);
  return [...entries, ...blocks, ...rows].flatMap((holder) => holder.at(['params']) ?? []);
}
