import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe, write } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

const NETWORK = 'openclaw-sandbox-browser';

export default defineRule({
  id: 'agents/sandbox-browser-network',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.8.1',
  summary: 'A sandbox browser without a network cannot be reached.',
  why: 'With network "none" the port OpenClaw steers the browser through does not exist, so the sidecar never worked; it is switched off and gets its own network back.',
  migrations: ['sandbox-browser-network-none'],
  examples: [
    {
      before: `{
  agents: {
    defaults: { sandbox: { browser: { enabled: true, network: 'none' } } },
    entries: {
      a: { sandbox: { browser: { enabled: true } } },
      b: { sandbox: { browser: { network: 'bridge' } } },
    },
  },
}`,
      after: `{
  agents: {
    defaults: { sandbox: { browser: { enabled: false, network: 'openclaw-sandbox-browser' } } },
    entries: {
      a: { sandbox: { browser: { enabled: false } } },
      b: { sandbox: { browser: { network: 'bridge', enabled: true } } },
    },
  },
}`,
    },
    {
      title: 'A network that works is left alone',
      before: `{ agents: { defaults: { sandbox: { browser: { enabled: true, network: 'bridge' } } } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    const shared = config.at('agents.defaults.sandbox.browser');
    const agents = config.all('agents.{list[*],entries.*}.sandbox.browser');
    for (const browser of agents.filter(isCutOff)) {
      const network = browser.at('network') ?? browser;
      report({
        at: network,
        message: `\`${formatPath(network.path)}\` is "none": the browser of this agent cannot be steered.`,
        fix: safe('Switch the browser off and give it its own network', (edit) => switchOff(edit, browser)),
      });
    }
    if (shared === undefined || !isCutOff(shared)) return;
    // Agents that inherit the defaults keep what they had: one fix, or the inherited value would change in between.
    report({
      at: shared.at('network') ?? shared,
      message: '`agents.defaults.sandbox.browser.network` is "none": browsers that inherit it cannot be steered.',
      fix: safe('Switch these browsers off and give the defaults their own network', (edit) => {
        for (const browser of agents.filter((browser) => !isCutOff(browser))) keepAgent(edit, browser, shared);
        switchOff(edit, shared);
      }),
    });
  },
});

function isCutOff(browser: ConfigValue): boolean {
  return browser.at('network')?.string?.trim().toLowerCase() === 'none';
}

function switchOff(edit: EditBuilder, browser: ConfigValue): void {
  write(edit, browser, 'enabled', false);
  edit.set([...browser.path, 'network'], NETWORK);
}

function keepAgent(edit: EditBuilder, browser: ConfigValue, shared: ConfigValue): void {
  const enabled = browser.at('enabled')?.value;
  if (browser.at('network')?.string === undefined) {
    if (enabled === true) edit.set([...browser.path, 'enabled'], false);
  } else if (enabled === undefined && shared.at('enabled')?.value === true) {
    write(edit, browser, 'enabled', true);
  }
}
