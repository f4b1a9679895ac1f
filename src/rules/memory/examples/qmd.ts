import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  memory: {
    backend: 'qmd',
    qmd: {
      paths: [
        // the team's notes
        { path: '/notes', pattern: '*.md' },
      ],
      sessions: { enabled: true },
    },
  },
}`,
    after: `{
  memory: {
    search: {
      experimental: { sessionMemory: true },
      sources: ['memory', 'sessions'],
      extraPaths: [
        // the team's notes
        { path: '/notes', pattern: '*.md' },
      ],
    },
  },
}`,
  },
  {
    title: 'Folders that are known already are not listed twice',
    before: `{
  memory: { search: { extraPaths: ['/notes'], qmd: { extraCollections: [{ path: '/notes' }, { path: '/wiki' }] } } },
  agents: { entries: { main: { memory: { search: { qmd: { enabled: true } } } } } },
}`,
    after: `{
  memory: { search: { extraPaths: ['/notes', '/wiki'] } },
  agents: { entries: { main: {} } },
}`,
  },
];
