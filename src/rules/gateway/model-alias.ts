import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { DEFAULT_GATEWAY_PORT } from '../../openclaw/gateway/bind-modes.js';
import { hostOf } from '../../openclaw/routes/accounts/credential.js';
import { agentIds } from '../../openclaw/routes/agent-slots.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';

const LEGACY = /^(?:openclaw|agent):(.+)$/i;
const TARGET = /^(?:openclaw[:/]|agent:)(.+)$/i;

export default defineRule({
  id: 'gateway/model-alias',
  reads: 'config',
  severity: 'info',
  fixable: 'manual',
  summary: 'A client of the gateway’s own endpoint names an agent in an old way, or one that does not exist.',
  why: 'As a model the gateway takes `openclaw/<agentId>`; `openclaw:<agentId>` and `agent:<agentId>` still work for old clients. An agent that does not exist is refused.',
  references: ['https://docs.openclaw.ai/gateway/openai-http-api'],
  examples: [
    {
      title: 'the old spelling',
      before: `{ models: { providers: { own: { baseUrl: 'http://127.0.0.1:18789/v1', api: 'openai-completions', models: [{ id: 'agent:main', name: 'Main' }] } } } }\n`,
    },
    {
      title: 'no agent of that name',
      before: `{ agents: { list: [{ id: 'research' }] }, models: { providers: { own: { baseUrl: 'http://localhost:18789/v1', api: 'openai-completions', models: [{ id: 'openclaw/reserch', name: 'R' }] } } } }\n`,
    },
    {
      clean: true,
      before: `{ agents: { list: [{ id: 'research' }] }, models: { providers: { own: { baseUrl: 'http://127.0.0.1:18789/v1', api: 'openai-completions', models: [{ id: 'openclaw/research', name: 'R' }, { id: 'openclaw/default', name: 'D' }] } } } }\n`,
    },
    {
      title: 'another server',
      clean: true,
      before: `{ models: { providers: { other: { baseUrl: 'https://models.example/v1', api: 'openai-completions', models: [{ id: 'agent:x', name: 'X' }] } } } }\n`,
    },
  ],
  check({ config, report }) {
    const agents = agentIds(config);
    for (const block of config.all('models.providers.*')) {
      if (!isOwnGateway(config, block)) continue;
      for (const row of block.at(['models'])?.items() ?? []) {
        const id = row.at(['id']);
        const text = id?.string?.trim() ?? '';
        const named = TARGET.exec(text)?.[1];
        if (id === undefined || named === undefined || named.includes('${')) continue;
        if (named !== 'default' && !agents.some((agent) => agent.toLowerCase() === named.toLowerCase())) {
          const [near] = didYouMean(named, agents, 1);
          report({
            at: id,
            severity: 'warning',
            message: `\`${text}\` names an agent that is not configured.${near === undefined ? '' : ` Did you mean \`openclaw/${near}\`?`}`,
            fix: manual(`Write ${agents.map((agent) => `openclaw/${agent}`).join(' or ')}`),
          });
        } else if (LEGACY.test(text)) {
          report({
            at: id,
            message: `\`${text}\` is an old spelling of \`openclaw/${named}\`.`,
            fix: manual(`Write openclaw/${named}, here and in the refs that name it`),
          });
        }
      }
    }
  },
});

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function isOwnGateway(config: ConfigValue, block: ConfigValue): boolean {
  const url = block.at(['baseUrl'])?.string?.trim() ?? '';
  const port = config.at('gateway.port')?.value ?? DEFAULT_GATEWAY_PORT;
  const place = `:${String(port)}`;
  return LOOPBACK.test(hostOf(url) ?? '') && (url.endsWith(place) || url.includes(`${place}/`));
}
