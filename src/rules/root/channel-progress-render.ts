import { retiredPaths } from '../agents/_retired-paths.js';

export default retiredPaths({
  id: 'root/channel-progress-render',
  scopes: 'channels.*{,.accounts.*}',
  paths: ['streaming.progress.render'],
  since: '2026.8.1',
  summary: '`streaming.progress.render` of channels was removed.',
  why: 'Each channel shows progress in its own way, and the gateway refuses the key.',
  migrations: ['tuning-knobs-root-removed'],
  examples: [
    {
      before: `{
  channels: {
    telegram: {
      streaming: {
        mode: 'progress',
        progress: { render: 'compact' },
      },
      accounts: {
        work: { streaming: { progress: { render: 'compact' } } },
      },
    },
  },
}
`,
      after: `{
  channels: {
    telegram: {
      streaming: {
        mode: 'progress',
      },
      accounts: {
        work: {},
      },
    },
  },
}
`,
    },
  ],
});
