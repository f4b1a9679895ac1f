import { parseDocument } from '../document/parse.js';
import type { Finding } from '../engine/finding.js';
import type { RuleMeta } from '../engine/rule.js';
import type { FileResult } from '../engine/run-result.js';
import type { LoadedSuppression } from './tool-config.js';

/** Findings about suppressions in the tool's config that answer nothing, and the files they point into. */
export function unusedSuppressions(
  unused: readonly LoadedSuppression[],
  { id, severity }: Pick<RuleMeta, 'id' | 'severity'>,
): { readonly findings: readonly Finding[]; readonly files: readonly FileResult[] } {
  const sources = new Map(unused.map(({ source }) => [source.path, source.text]));
  return {
    findings: unused.map(({ rule, source, at, range }) => ({
      ruleId: id,
      severity,
      message: `The config suppresses \`${rule}\` here, and nothing needs it; take the entry out.`,
      file: source.path,
      path: at,
      range,
      viewPath: null,
      fix: null,
      status: 'open',
    })),
    files: [...sources].map(([path, text]) => ({
      path,
      kind: 'other',
      dialect: parseDocument(text).dialect,
      before: text,
      after: text,
      edits: [],
      touched: [],
    })),
  };
}
