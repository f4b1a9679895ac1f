import { formatPath } from '../../document/config-path.js';
import { type Build, manual, safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { type ConfigContext, defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { examples } from './examples/voice-call-keys.js';

const CONFIG = 'plugins.entries.voice-call.config';
const OPENAI = [...CONFIG.split('.'), 'streaming', 'providers', 'openai'];
/** From this release on the plugin has versions of its own. */
const OUTSIDE_SINCE = '2026.5.3';
const STREAMING: readonly (readonly [old: string, name: string])[] = [
  ['openaiApiKey', 'apiKey'],
  ['sttModel', 'model'],
  ['silenceDurationMs', 'silenceDurationMs'],
  ['vadThreshold', 'vadThreshold'],
];

export default defineRule({
  id: 'plugins/voice-call-keys',
  severity: 'warning',
  since: '2026.4.5',
  reads: 'config',
  summary: 'Settings of the voice-call plugin have new names.',
  why: 'Under the old names they have no effect, and calls fail for want of a number or a key. Since 2026.5.3 the plugin has versions of its own, so an old one may still read the old names.',
  fixable: 'safe',
  migrations: ['voice-call-plugin-legacy-keys'],
  examples,
  check(context) {
    const settings = context.config.at(CONFIG);
    if (!settings?.isObject) return;
    const provider = settings.at('provider');
    if (provider?.string === 'log') {
      say(context, provider, 'the provider "log" is called "mock"', (edit) => edit.set(provider, 'mock'));
    }
    move(context, settings.at('twilio.from'), `${CONFIG}.fromNumber`);
    move(context, settings.at('streaming.sttProvider'), `${CONFIG}.streaming.provider`);
    for (const [old, name] of STREAMING) {
      const value = settings.at(['streaming', old]);
      if (value === undefined) continue;
      const to = [...OPENAI, name];
      const message = `it is called \`${formatPath(to)}\``;
      // Here the old key was the one in force.
      say(context, value, message, (edit) => relocate(edit, value, to, context.config.at(to), { conflict: 'replace' }));
    }
    const prompt = settings.at('realtime.agentContext.includeSystemPrompt');
    if (prompt !== undefined) say(context, prompt, 'it was removed', (edit) => edit.remove(prompt));
  },
});

function move(context: ConfigContext, value: ConfigValue | undefined, to: string): void {
  if (value === undefined) return;
  const path = to.split('.');
  say(context, value, `it is called \`${to}\``, (edit) => relocate(edit, value, path, context.config.at(path)));
}

function say({ report, target }: ConfigContext, at: ConfigValue, what: string, build: Build): void {
  report({
    at,
    on: 'key',
    message: `\`${formatPath(at.path)}\`: ${what} in the voice-call plugin now.`,
    fix: isAtLeast(target, OUTSIDE_SINCE)
      ? manual('Write the new name if the version of the plugin you have installed reads it')
      : safe('Write the new name', build),
  });
}
