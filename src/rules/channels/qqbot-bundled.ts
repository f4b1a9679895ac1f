import { formatPath } from '../../document/config-path.js';
import { deepEqual, isObject } from '../../document/value.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { qqbotOperators, toTencentQqbot } from '../../openclaw/channels/qqbot.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

const OLD_KEYS = [
  'channels.qqbot.{defaultAccount,accounts.default}',
  'channels.qqbot{,.accounts.*}.{clientSecretFile,execApprovals,streaming.nativeTransport,streaming.c2cStreamApi}',
  'channels.qqbot{,.accounts.*}.groups.*.{tools,toolsBySender,commandLevel}',
];

export default defineRule({
  id: 'channels/qqbot-bundled',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  migrations: ['qqbot-tencent-2'],
  summary: 'QQ is served by Tencent’s own plugin, which knows other settings.',
  why: 'The plugin takes `allowFrom` for the list of people who may approve commands. Left as it is, people get rights they never had, or settings are refused; what the plugin has no setting for is closed.',
  examples: [
    {
      before: `{
  channels: {
    qqbot: {
      appId: '1',
      allowFrom: ['qqbot:abc'], // me
      streaming: { c2cStreamApi: true },
    },
  },
}
`,
      after: `{
  channels: {
    qqbot: {
      appId: '1',
      allowFrom: ['ABC'], // me
      streaming: { mode: 'partial' },
    },
  },
}
`,
    },
    {
      title: 'Everybody could write, but not everybody may approve commands',
      before: `{ channels: { qqbot: { appId: '1', allowFrom: ['*'], defaultAccount: 'default' } } }\n`,
      after: `{ channels: { qqbot: { appId: '1', allowFrom: ['openclaw:approval-disabled'], dmPolicy: 'open' } } }\n`,
    },
    {
      title: 'The secret stays in its file',
      before: `{ channels: { qqbot: { allowFrom: ['ABC'], clientSecretFile: '/run/qq' } } }\n`,
      after: `{ channels: { qqbot: { allowFrom: ['ABC'], clientSecret: { source: 'file', provider: 'qqbot-client-secret', id: 'value' } } }, secrets: { providers: { 'qqbot-client-secret': { source: 'file', path: '/run/qq', mode: 'singleValue' } } } }\n`,
    },
    {
      title: 'All is new',
      before: `{ channels: { qqbot: { appId: '1', allowFrom: ['ABC'] } } }\n`,
      clean: true,
    },
  ],
  check({ config, installation, report }) {
    const qqbot = config.at('channels.qqbot')?.value;
    if (!isObject(qqbot)) return;
    const secrets = config.at('secrets')?.value;
    const next = toTencentQqbot({
      qqbot,
      secrets,
      operators: qqbotOperators(config.at('commands.allowFrom')?.value),
      hasEnvironmentApp: installation.envNames.has('QQBOT_APP_ID'),
    });
    if (deepEqual(next.qqbot, qqbot)) return;
    const fix = safe('Write it as Tencent’s plugin reads it', (edit) => {
      const draft = new Draft(edit, config);
      draft.set('channels.qqbot', next.qqbot);
      if (next.secrets !== undefined && next.secrets !== secrets) draft.set('secrets', next.secrets);
    });
    for (const at of placesOf(config)) {
      report({ at, on: 'key', message: `\`${formatPath(at.path)}\` is not what Tencent’s QQ plugin reads.`, fix });
    }
  },
});

function placesOf(config: ConfigValue): readonly ConfigValue[] {
  const old = OLD_KEYS.flatMap((pattern) => config.all(pattern));
  if (old.length > 0) return old;
  const lists = config.all('channels.qqbot{,.accounts.*}.allowFrom');
  return lists.length > 0 ? lists : config.all('channels.qqbot');
}
