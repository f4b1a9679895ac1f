import { parseDocument } from '../../document/parse.js';
import { isStrictJson } from '../../document/strict-json.js';
import { isObject, toValue } from '../../document/value.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'approvals/unreadable',
  reads: 'installation',
  severity: 'error',
  summary: 'OpenClaw cannot read the list of allowed commands, and then allows every command.',
  why: 'A file that is no JSON, or not of version 1, counts as empty, and empty means security `full` without asking. From 2026.8 the import refuses the file instead and the rest of the doctor does not run.',
  references: ['https://docs.openclaw.ai/tools/exec-approvals'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'exec-approvals.json': `{ "version": 2, "agents": {} }` },
    },
    {
      title: 'a comma too many',
      target: '2026.5.12',
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'exec-approvals.json': `{ "version": 1, "agents": {}, }` },
    },
    {
      title: 'a list that is read',
      target: '2026.5.12',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'exec-approvals.json': `{ "version": 1, "agents": {} }` },
    },
  ],
  check({ installation, report }) {
    for (const file of installation.files) {
      if (file.kind !== 'exec-approvals' || file.content === undefined) continue;
      const { path, content } = file;
      const { root, problems } = parseDocument(content);
      const data = root === undefined || problems.length > 0 ? undefined : toValue(root);
      if (!isStrictJson(content) || !isObject(data)) {
        report({
          file: path,
          message: 'This is no JSON object, so OpenClaw counts it as empty and allows every command without asking.',
        });
        continue;
      }
      if (data.version === 1) continue;
      report({
        file: path,
        ...(Object.hasOwn(data, 'version') && { at: { path: ['version'] } }),
        message: 'The version is not 1, so OpenClaw counts the file as empty and allows every command without asking.',
      });
    }
  },
});
