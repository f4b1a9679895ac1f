import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'gateway/mode-missing',
  severity: 'info',
  reads: 'config',
  summary: '`gateway.mode` is not set: whether the gateway runs here or elsewhere.',
  why: 'A gateway does not start on a config without `gateway.mode`, unless it is told so with --allow-unconfigured. The validator lets such a config pass, and commands that only speak to a gateway work with it.',
  fixable: 'manual',
  references: ['https://docs.openclaw.ai/gateway/configuration'],
  examples: [
    { before: `{ gateway: { port: 18789 } }\n` },
    { title: 'It runs here', before: `{ gateway: { mode: 'local' } }\n`, clean: true },
    { title: 'It runs elsewhere', before: `{ gateway: { mode: 'remote' } }\n`, clean: true },
    { title: 'A config that says nothing of a gateway', before: `{ agents: {} }\n`, clean: true },
  ],
  check({ config, report }) {
    const gateway = config.at('gateway');
    if (gateway === undefined || !gateway.isObject || gateway.has('mode')) return;
    report({
      at: gateway,
      on: 'key',
      message:
        '`gateway.mode` is not set: a gateway does not start with this config unless it gets --allow-unconfigured.',
      fix: manual('Add mode: "local" where the gateway runs on this machine, mode: "remote" where it runs elsewhere'),
    });
  },
});
