import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { isAcceptedKey } from '../_accepted.js';

const HOST = ['plugins', 'entries', 'canvas', 'config', 'host'];
const RETIRED = ['root', 'port', 'liveReload'];

export default defineRule({
  id: 'plugins/canvas-host',
  severity: 'error',
  since: '2026.5.12',
  reads: 'config',
  summary: '`canvasHost` belongs to the canvas plugin.',
  why: 'At the root it is no longer read. From 2026.8.1 on the plugin only knows whether it is on: documents lie in the state directory, and the gateway refuses the rest.',
  fixable: 'safe',
  migrations: ['canvas-host-retired'],
  examples: [
    {
      target: '2026.5.12',
      before: `{
  canvasHost: {
    enabled: false, // no browser here
    port: 1234,
  },
}
`,
      after: `{
  plugins: {
    entries: {
      canvas: {
        config: {
          host: {
            enabled: false, // no browser here
            port: 1234,
          },
        },
      },
    },
  },
}
`,
    },
    {
      title: 'From 2026.8.1 on only the switch is left',
      target: '2026.9.6',
      before: `{ canvasHost: { enabled: false, port: 1234 } }\n`,
      after: `{ plugins: { entries: { canvas: { config: { host: { enabled: false } } } } } }\n`,
    },
    {
      title: 'A folder of documents stays until OpenClaw has copied them',
      target: '2026.9.6',
      before: `{ canvasHost: { root: '~/canvas' } }\n`,
    },
  ],
  check({ config, target, report }) {
    const late = isAtLeast(target, '2026.8.1');
    const root = config.at('canvasHost');
    const host = config.at(HOST);
    if (root?.isObject) {
      const build = (edit: EditBuilder): void => {
        const retired = late ? RETIRED.flatMap((key) => root.at([key]) ?? []) : [];
        for (const value of retired) edit.remove(value);
        if (retired.length === root.members().length && late) edit.remove(root);
        else relocate(edit, root, HOST, host, { conflict: host?.isObject ? 'fill' : 'replace' });
      };
      report({
        at: root,
        on: 'key',
        severity: isAcceptedKey(root.path, target) ? 'warning' : 'error',
        message: `\`canvasHost\` is \`${formatPath(HOST)}\` now.`,
        fix: safe('Move it to the canvas plugin', build),
      });
    }
    const retired = late ? RETIRED.flatMap((key) => host?.at([key]) ?? []) : [];
    for (const value of retired) {
      const build = (edit: EditBuilder): void => edit.remove(value, 'empty-parents');
      report({
        at: value,
        on: 'key',
        message: `\`${formatPath(value.path)}\` was removed in OpenClaw 2026.8.1.`,
        fix: safe('Remove it', build),
      });
    }
  },
});
