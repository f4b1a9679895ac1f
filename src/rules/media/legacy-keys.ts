import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'media/root-section',
    move: 'media',
    to: 'attachments',
    conflict: 'fill',
    when: ({ isObject }) => isObject,
    since: '2026.8.1',
    migrations: ['media-root-to-attachments'],
    why: 'The gateway refuses the section under its old name.',
    examples: [
      {
        before: `{
  media: {
    ttlHours: 24, // the disk is small
  },
}
`,
        after: `{
  attachments: {
    ttlHours: 24, // the disk is small
  },
}
`,
      },
      {
        title: 'Both are there',
        before: `{
  attachments: {
    ttlHours: 12,
  },
  media: {
    ttlHours: 24,
    maxMb: 20,
  },
}
`,
        after: `{
  attachments: {
    ttlHours: 12,
    maxMb: 20,
  },
}
`,
      },
    ],
  },
  {
    id: 'media/preserve-filenames',
    remove: 'attachments.preserveFilenames',
    since: '2026.8.1',
    after: ['media/root-section'],
    migrations: ['media-root-to-attachments'],
    why: 'Files always get safe temporary names; the gateway refuses the key.',
    examples: [
      {
        before: `{ attachments: { ttlHours: 24, preserveFilenames: true } }\n`,
        after: `{ attachments: { ttlHours: 24 } }\n`,
      },
    ],
  },
]);
