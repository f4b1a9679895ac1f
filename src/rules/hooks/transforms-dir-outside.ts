import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { Installation } from '../../openclaw/installation.js';

export default defineRule({
  id: 'hooks/transforms-dir-outside',
  severity: 'error',
  since: '2026.2.17',
  reads: 'config',
  summary: '`hooks.transformsDir` lies outside `hooks/transforms` of the state directory.',
  why: 'Transforms run inside the gateway, so they are only taken from there. With a mapping to serve, the gateway does not start.',
  fixable: 'manual',
  references: ['https://docs.openclaw.ai/gateway/config-hooks'],
  examples: [
    {
      before: `{
  hooks: {
    enabled: true,
    token: '\${HOOKS_TOKEN}',
    transformsDir: '/srv/claw/transforms',
    mappings: [{ match: { path: 'tracker' }, transform: { module: 'tracker.js' } }],
  },
}
`,
    },
    {
      title: 'Below it',
      before: `{ hooks: { transformsDir: '~/.openclaw/hooks/transforms/team', mappings: [{ match: { path: 'a' } }] } }\n`,
      clean: true,
    },
    { title: 'Seen from it', before: `{ hooks: { transformsDir: './team' } }\n`, clean: true },
    {
      title: 'Releases before took transforms from anywhere',
      target: '2026.2.12',
      before: `{ hooks: { transformsDir: '/srv/claw/transforms', mappings: [{ match: { path: 'a' } }] } }\n`,
      clean: true,
    },
  ],
  check({ config, installation, report }) {
    const dir = config.at('hooks.transformsDir');
    const written = dir?.string?.trim() ?? '';
    if (dir === undefined || written === '' || !isOutside(written, installation)) return;
    const isServed =
      config.at('hooks.enabled')?.value === true &&
      ['mappings', 'presets'].some((key) => (config.at(['hooks', key])?.items().length ?? 0) > 0);
    report({
      at: dir,
      severity: isServed ? 'error' : 'warning',
      message: `\`hooks.transformsDir\` must lie in the folder hooks/transforms beside openclaw.json${isServed ? ', or the gateway does not start' : ''}.`,
      fix: manual('Move the modules to hooks/transforms of the state directory and take transformsDir out'),
    });
  },
});

const ROOT = '/hooks/transforms';

/** A file that is checked away from its home says nothing about where that is; what never can be right is outside. */
function isOutside(written: string, { configPath, stateDir, home }: Installation): boolean {
  const path = written.replaceAll('\\', '/');
  if (path.startsWith('$')) return false;
  const expanded = path.replace(/^~(?=$|\/)/, home);
  if (!/^(?:\/|[A-Za-z]:\/)/.test(expanded)) return leavesItsRoot(path);
  const inHome = configPath !== undefined && stateDir !== undefined && configPath.startsWith(`${stateDir}/`);
  const absolute = simplified(expanded);
  const root = inHome ? `${simplified(stateDir.replaceAll('\\', '/'))}${ROOT}` : ROOT;
  return inHome ? !`${absolute}/`.startsWith(`${root}/`) : !`${absolute}/`.includes(`${root}/`);
}

function leavesItsRoot(path: string): boolean {
  let depth = 0;
  for (const part of path.split('/')) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** Without `.` and `..`. */
function simplified(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
