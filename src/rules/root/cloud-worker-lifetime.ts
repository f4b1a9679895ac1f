import { retiredPaths } from '../agents/_retired-paths.js';

export default retiredPaths({
  id: 'root/cloud-worker-lifetime',
  scopes: 'cloudWorkers.profiles.*',
  paths: ['lifetime'],
  since: '2026.8.1',
  summary: '`lifetime` of cloud workers was removed.',
  why: 'A worker ends when nothing is left to do, and the gateway refuses the key.',
  migrations: ['tier-eval-root-keys-removed'],
  examples: [
    {
      before: `{ cloudWorkers: { profiles: { build: { provider: 'crabbox', lifetime: '2h' } } } }\n`,
      after: `{ cloudWorkers: { profiles: { build: { provider: 'crabbox' } } } }\n`,
    },
  ],
});
