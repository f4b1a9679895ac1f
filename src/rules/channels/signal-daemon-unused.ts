import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { reaches, signalUrl } from '../../openclaw/channels/signal/endpoint.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'channels/signal-daemon-unused',
  severity: 'warning',
  until: '2026.8.1',
  reads: 'config',
  summary: 'OpenClaw starts a Signal daemon and speaks to another one.',
  why: 'With `autoStart` it starts a daemon on `httpHost` and `httpPort`; what it sends goes to `httpUrl`. Where that is another place, the daemon it started serves nobody, and messages of its account are not seen.',
  fixable: 'manual',
  references: ['https://docs.openclaw.ai/channels/signal'],
  examples: [
    {
      target: '2026.7.35',
      before: `{ channels: { signal: { account: '+15550001', httpUrl: 'http://signal.example:8080', autoStart: true } } }\n`,
    },
    {
      title: 'The address is that of the daemon',
      target: '2026.7.35',
      before: `{ channels: { signal: { account: '+15550001', httpUrl: 'http://127.0.0.1:8080', autoStart: true } } }\n`,
      clean: true,
    },
    {
      title: 'Somebody else starts it',
      target: '2026.7.35',
      before: `{ channels: { signal: { account: '+15550001', httpUrl: 'http://signal.example:8080' } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    const channel = config.at('channels.signal');
    for (const scope of config.all('channels.signal{,.accounts.*}')) {
      const own = (key: string): ConfigValue | undefined => scope.at([key]) ?? channel?.at([key]);
      const autoStart = own('autoStart');
      const url = own('httpUrl');
      const address = url?.string === undefined ? undefined : signalUrl(url.string);
      if (autoStart?.value !== true || url === undefined || address === undefined) continue;
      // What an account only inherits is said once, at the channel.
      if (scope !== channel && !scope.has('autoStart') && !scope.has('httpUrl')) continue;
      const port = own('httpPort')?.value;
      if (reaches(address, own('httpHost')?.string, typeof port === 'number' ? port : undefined)) continue;
      const at = scope.at('autoStart') ?? scope.at('httpUrl') ?? autoStart;
      report({
        at,
        on: 'key',
        message: `\`${formatPath(scope.path)}\` starts a daemon (\`autoStart\`) and speaks to \`httpUrl\`, which is another one.`,
        related: [{ at: url, on: 'key', message: 'what is spoken to' }],
        fix: manual('Take autoStart out where another daemon serves the account, or httpUrl where OpenClaw starts it'),
      });
    }
  },
});
