import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'tts/persona-prompt',
    remove: [
      'tts.personas.*.prompt',
      'agents.{defaults,list[*],entries.*}.tts.personas.*.prompt',
      'channels.*{,.accounts.*}.{tts,voice.tts}.personas.*.prompt',
    ],
    since: '2026.8.1',
    after: ['tts/under-messages'],
    migrations: ['tts-persona-prompt-removed'],
    summary: 'Personas of speech have no `prompt` any more.',
    why: 'A config with the key is refused. How a persona speaks is now up to the speech provider, so keep the text if you want to rebuild it there.',
    examples: [
      {
        before: `{
  tts: {
    personas: {
      butler: {
        label: 'Butler',
        prompt: { style: 'dry' },
      },
    },
  },
}
`,
        after: `{
  tts: {
    personas: {
      butler: {
        label: 'Butler',
      },
    },
  },
}
`,
      },
    ],
  },
]);
