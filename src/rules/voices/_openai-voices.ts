/** Voices of OpenAI's speech synthesis. Source: docs/providers/openai.md of 2026.4.29, 2026.5.12, 2026.7.35 and 2026.8.2. */
export const SPEECH_VOICES: readonly string[] = [
  'alloy',
  'ash',
  'ballad',
  'cedar',
  'coral',
  'echo',
  'fable',
  'juniper',
  'marin',
  'nova',
  'onyx',
  'sage',
  'shimmer',
  'verse',
];

/** Voices of OpenAI's realtime models. Source: docs/providers/openai.md of 2026.5.12, 2026.7.35 and 2026.8.2. */
export const REALTIME_VOICES: readonly string[] = [
  'alloy',
  'ash',
  'ballad',
  'cedar',
  'coral',
  'echo',
  'marin',
  'sage',
  'shimmer',
  'verse',
];
