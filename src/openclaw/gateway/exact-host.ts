import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** Whether a text names exactly one host: no scheme, path, port or wildcard. */
export function isExactHost(text: string): boolean {
  const name = text.trim().toLowerCase().replace(/\.+$/, '');
  const bare = name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name;
  if (isIP(bare) !== 0) return true;
  if (bare === '' || /[*:\s/?#@]/.test(bare)) return false;
  const ascii = domainToASCII(bare);
  return ascii !== '' && ascii.length <= 253 && ascii.split('.').every((label) => LABEL.test(label));
}
