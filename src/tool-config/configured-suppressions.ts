import path from 'node:path';
import { parsePath, startsWithPath } from '../document/config-path.js';
import type { Finding } from '../engine/finding.js';
import { matchesRule } from '../engine/rule-pattern.js';
import type { LoadedToolConfig } from './tool-config.js';

/** Answers findings as the tool's config says. @returns the reason; `undefined` where the config has none */
export function configuredSuppression({ suppressions = [] }: LoadedToolConfig) {
  const entries = suppressions.map((entry) => ({
    ...entry,
    segments: entry.path === undefined ? undefined : parsePath(entry.path),
    files: entry.file === undefined ? undefined : globExpression(entry.file),
  }));
  return (finding: Finding): string | undefined =>
    entries.find(({ rule, segments, files, base }) => {
      if (!matchesRule(rule, finding.ruleId)) return false;
      const relative = path.relative(base, finding.file).split(path.sep).join('/');
      if (files !== undefined && !files.test(relative)) return false;
      return segments === undefined || (finding.path !== null && startsWithPath(finding.path, segments));
    })?.reason;
}

/** `*` stands for anything in one directory, `**` for any directories. */
function globExpression(glob: string): RegExp {
  const pattern = glob
    .split(/(\*\*\/?|\*|\?)/)
    .map((part) => {
      if (part === '**/' || part === '**') return part === '**' ? '.*' : '(?:.*/)?';
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^(?:.*/)?${pattern}$`);
}
