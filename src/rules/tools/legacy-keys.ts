import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'tools/bash',
    rename: 'tools.bash',
    to: 'exec',
    conflict: 'keep',
    when: ({ isObject }) => isObject,
    migrations: ['tools-bash-to-tools-exec'],
    why: 'No release since 2026.3.28 knows the old name, and their own doctor deletes the section: its limits would be gone.',
    examples: [
      {
        before: `{
  tools: {
    // long builds
    bash: { timeoutSec: 600 },
  },
}
`,
        after: `{
  tools: {
    // long builds
    exec: { timeoutSec: 600 },
  },
}
`,
      },
      {
        title: 'The new section wins',
        before: `{ tools: { bash: { timeoutSec: 600 }, exec: { host: 'gateway' } } }\n`,
        after: `{ tools: { exec: { host: 'gateway' } } }\n`,
      },
    ],
  },
  {
    id: 'tools/media-async-completion',
    remove: 'tools.media.asyncCompletion',
    since: '2026.8.1',
    migrations: ['retired-root-keys-removed'],
    why: 'It has no effect any more, and the gateway refuses the key.',
    examples: [
      {
        before: `{ tools: { media: { concurrency: 2, asyncCompletion: { directSend: true } } } }\n`,
        after: `{ tools: { media: { concurrency: 2 } } }\n`,
      },
    ],
  },
  {
    id: 'tools/loop-detection-tuning',
    remove:
      'tools.loopDetection.{genericRepeat,knownPollNoProgress,pingPong,windowSize,historySize,warningThreshold,unknownToolThreshold,criticalThreshold,globalCircuitBreakerThreshold,detectors,postCompactionGuard}',
    prune: 'empty-parents',
    since: '2026.8.1',
    summary: 'Loop detection is only switched on or off now.',
    migrations: ['tuning-knobs-root-removed'],
    why: 'The built-in value applies now and the gateway refuses the key.',
    examples: [
      {
        before: `{
  tools: {
    loopDetection: {
      enabled: true,
      warningThreshold: 5,
      detectors: { pingPong: false },
    },
  },
}
`,
        after: `{
  tools: {
    loopDetection: {
      enabled: true,
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'tools/code-mode-languages',
    remove: '{tools,agents.list[*].tools,agents.entries.*.tools}.codeMode.languages',
    since: '2026.9.6',
    summary: '`codeMode.languages` was removed.',
    migrations: ['codemode-languages-removed'],
    why: 'Code mode runs JavaScript only; the gateway refuses the key.',
    examples: [
      {
        before: `{
  tools: {
    codeMode: {
      enabled: true,
      languages: ['javascript', 'typescript'],
    },
  },
}
`,
        after: `{
  tools: {
    codeMode: {
      enabled: true,
    },
  },
}
`,
      },
    ],
  },
]);
