import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  channels: {
    signal: {
      account: '+15550001',
      cliPath: 'signal-cli', // from the package
      apiMode: 'native',
    },
  },
}
`,
    after: `{
  channels: {
    signal: {
      account: '+15550001',
      transport: {
        kind: 'managed-native',
        cliPath: 'signal-cli', // from the package
      },
    },
  },
}
`,
  },
  {
    title: 'What answers at an address is not for this tool to ask',
    before: `{ channels: { signal: { account: '+15550001', httpUrl: 'http://10.0.0.2:8080' } } }\n`,
  },
  {
    title: 'All is new',
    before: `{ channels: { signal: { account: '+15550001', transport: { kind: 'managed-native' } } } }\n`,
    clean: true,
  },
];
