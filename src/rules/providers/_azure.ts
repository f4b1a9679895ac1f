import type { ConfigValue } from '../../openclaw/config/view.js';
import { hostOf } from '../../openclaw/routes/accounts/credential.js';

/** Host endings OpenClaw takes for Azure on the image route. Source: docs/providers/openai.md, 2026.4.22 to 2026.9.6. */
const AZURE = /\.(?:openai\.azure\.com|services\.ai\.azure\.com|cognitiveservices\.azure\.com)$/;

/** `models.providers.openai.baseUrl` where it points to Azure. */
export function azureBaseUrl(config: ConfigValue): ConfigValue | undefined {
  const url = config.at('models.providers.openai.baseUrl');
  return url?.string !== undefined && AZURE.test(hostOf(url.string.trim()) ?? '') ? url : undefined;
}
