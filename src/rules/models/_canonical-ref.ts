import { formatModelRef, parseModelRef } from '../../openclaw/models/ref.js';

export interface CanonicalRef {
  /** Without a profile: what a models map calls it. */
  readonly model: string;
  readonly text: string;
}

/** What a ref of the retired provider `openai-codex` is called now. */
export function canonicalRef(text: string): CanonicalRef | undefined {
  const ref = parseModelRef(text);
  if (ref?.provider?.toLowerCase() !== 'openai-codex') return undefined;
  const renamed = { ...ref, provider: 'openai' };
  return { model: formatModelRef({ ...renamed, profile: undefined }), text: formatModelRef(renamed) };
}
