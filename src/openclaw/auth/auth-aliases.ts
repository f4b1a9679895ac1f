import { normalizeProvider } from '../models/ref.js';
import { inRange, type Release } from '../releases/release.js';

interface AuthAlias {
  readonly since?: string;
  readonly until?: string;
  readonly alias: string;
  readonly provider: string;
}

/**
 * Provider ids whose credentials belong to another provider: `providerAuthAliases` and the deprecated ids of
 * `providerAuthChoices` in the plugin manifests of 2026.4.29, 5.12, 6.11, 7.35, 8.2 and 9.6.
 */
const ALIASES: readonly AuthAlias[] = [
  { alias: 'claude-cli', provider: 'anthropic' },
  { alias: 'minimax-api', provider: 'minimax' },
  { alias: 'minimax-cloud', provider: 'minimax' },
  { alias: 'minimax-api-lightning', provider: 'minimax' },
  { alias: 'minimax-api-key-cn', provider: 'minimax' },
  { alias: 'codex-cli', provider: 'openai-codex', until: '2026.6.1' },
  { alias: 'openai-codex-import', provider: 'openai-codex', until: '2026.6.1' },
  { alias: 'modelstudio-standard-api-key-cn', provider: 'qwen', until: '2026.6.1' },
  { alias: 'modelstudio-standard-api-key', provider: 'qwen', until: '2026.6.1' },
  { alias: 'modelstudio-api-key-cn', provider: 'qwen', until: '2026.6.1' },
  { alias: 'modelstudio-api-key', provider: 'qwen', until: '2026.6.1' },
  { alias: 'minimax-cn', provider: 'minimax', since: '2026.6.1' },
  { alias: 'minimax-portal-cn', provider: 'minimax-portal', since: '2026.6.1' },
  { alias: 'novita-ai', provider: 'novita', since: '2026.6.1', until: '2026.8.1' },
  { alias: 'novitaai', provider: 'novita', since: '2026.6.1', until: '2026.8.1' },
  { alias: 'byteplus-plan', provider: 'byteplus', until: '2026.8.1' },
  { alias: 'volcengine-plan', provider: 'volcengine', until: '2026.8.1' },
  { alias: 'x-ai', provider: 'xai', since: '2026.8.1' },
];

/** The provider whose credentials a provider id uses. Stands for `resolveProviderIdForAuth` of 2026.4.29 to 2026.9.6. */
export function authProvider(provider: string, release: Release): string {
  const id = normalizeProvider(provider, release);
  return ALIASES.find((entry) => entry.alias === id && inRange(release, entry))?.provider ?? id;
}
