import { defineRule } from '../../engine/rule.js';
import type { LoadProblem } from '../../openclaw/installation.js';

/** What OpenClaw refuses to start on; anything else about an include is worth knowing and no more. */
const CODES: ReadonlySet<LoadProblem['code']> = new Set([
  'include-missing',
  'include-escapes',
  'include-circular',
  'include-too-deep',
  'include-unreadable',
]);

export default defineRule({
  id: 'include/unresolved',
  reads: 'installation',
  severity: 'error',
  summary: 'An `$include` names a file that OpenClaw cannot or will not read.',
  why: 'The gateway refuses a config with an include that is missing, goes round in a circle, or leads out of the directory of `openclaw.json` (unless OPENCLAW_INCLUDE_ROOTS allows the place). What the file holds is not checked then.',
  references: ['https://docs.openclaw.ai/gateway/configuration'],
  examples: [],
  check({ installation, report }) {
    for (const { code, message, path, includedBy } of installation.problems) {
      if (!CODES.has(code)) continue;
      report({
        file: includedBy?.file ?? path,
        message,
        ...(includedBy && { at: { path: includedBy.path } }),
      });
    }
  },
});
