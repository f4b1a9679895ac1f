import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'permissions/foreign-link',
  reads: 'installation',
  severity: 'error',
  summary: 'A file of the repository is a link that leads out of it, or may.',
  why: 'In a build, and with `--staged`, the files may be the work of a stranger. A link among them would have us read, and show, what lies elsewhere on the machine; so nothing behind it is read.',
  references: ['https://git-scm.com/docs/gitattributes', 'https://cwe.mitre.org/data/definitions/59.html'],
  examples: [],
  check({ installation, report }) {
    for (const { code, message, path } of installation.problems) {
      if (code === 'foreign-link') report({ file: path, message });
    }
  },
});
