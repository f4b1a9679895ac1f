import {
  type Check,
  conflict,
  type Data,
  isData,
  isFilledIn,
  object,
  type Refusal,
  textOf,
  together,
} from './check.js';

/** The host's side of a bind is a path from the root, of POSIX or with a drive letter. */
const binds = (windows: boolean, trims = false): Check =>
  object((value) => {
    const list = Array.isArray(value.binds) ? value.binds : [];
    return list.flatMap((bind, index): Refusal[] => {
      if (typeof bind !== 'string' || isFilledIn(bind) || hasAbsoluteSource(trims ? bind.trim() : bind, windows))
        return [];
      return [
        { at: ['binds', index], kind: 'bad-format', expected: 'host:container, the host’s side an absolute path' },
      ];
    });
  });

function hasAbsoluteSource(bind: string, windows: boolean): boolean {
  if (!windows) return bind.trim().split(':')[0]?.trim().startsWith('/') === true;
  const drive = /^[A-Za-z]:[\\/]/.test(bind);
  const separator = bind.indexOf(':', drive ? 2 : 0);
  const source = separator === -1 ? bind : bind.slice(0, separator);
  const plain = source.replace(/^(?:\\\\\?\\|\/\/\?\/)(?:UNC[\\/])?/i, (prefix) => (/UNC/i.test(prefix) ? '//' : ''));
  return plain.startsWith('/') || /^[A-Za-z]:[\\/]/.test(plain);
}

const lower = (value: Data, key: string): string => textOf(value[key])?.trim().toLowerCase() ?? '';

const refused = (key: string, expected: string): Refusal => ({ at: [key], kind: 'bad-enum', expected });

const docker = object((value) => {
  const found: Refusal[] = [];
  const network = lower(value, 'network');
  if (network === 'host')
    found.push(refused('network', '"bridge", "none" or a network of your own: "host" takes the sandbox away'));
  if (network.startsWith('container:') && value.dangerouslyAllowContainerNamespaceJoin !== true) {
    found.push(refused('network', 'a network of its own: "container:…" needs dangerouslyAllowContainerNamespaceJoin'));
  }
  for (const key of ['seccompProfile', 'apparmorProfile']) {
    if (lower(value, key) === 'unconfined') found.push(refused(key, 'a profile, or left out: "unconfined" is refused'));
  }
  return found;
});

const browser = object((value) =>
  lower(value, 'network') === 'host'
    ? [refused('network', '"bridge" or a network of your own: "host" is refused')]
    : [],
);

export const sandboxDocker = together(binds(true), docker);
/** Up to 2026.5.19 blanks around a bind did not count. */
export const sandboxDockerTrimmed = together(binds(true, true), docker);
export const sandboxDockerPosix = together(binds(false), docker);
export const sandboxBrowser = together(binds(true), browser);
export const sandboxBrowserWithoutBinds = browser;

/** The browser's network beside what the container may join. */
export const sandbox = object((value) => {
  const inner = value.browser;
  const network = isData(inner) ? lower(inner, 'network') : '';
  const joins = (value.docker as Data | undefined)?.dangerouslyAllowContainerNamespaceJoin === true;
  if (!network.startsWith('container:') || joins) return [];
  return [conflict(['browser', 'network'], '`container:…` needs `docker.dangerouslyAllowContainerNamespaceJoin`')];
});
