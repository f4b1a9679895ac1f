import { parseDocument } from '../../../src/document/parse.js';
import type { Installation } from '../../../src/openclaw/installation.js';

/** An installation of nothing but a config. */
export function installationOf(text: string): Installation {
  const path = '/home/.openclaw/openclaw.json';
  return {
    home: '/home',
    stateDir: undefined,
    configPath: path,
    files: [{ path, kind: 'config', size: text.length, modifiedAt: 0, content: text }],
    directories: [],
    problems: [],
    includes: new Map(),
    envNames: new Set(),
    gateway: { state: 'unknown', evidence: 'not looked for' },
  };
}

export function commentsOf(text: string): readonly string[] {
  return parseDocument(text).comments.map(({ start, end }) => text.slice(start, end));
}
