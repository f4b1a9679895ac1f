import { isAtLeast, type Release } from '../releases/release.js';
import { parseModelRef } from './ref.js';

/** A provider id that really names a runtime: `claude-cli/claude-opus-5` is an Anthropic model on that runtime. */
export interface RuntimeProvider {
  readonly legacy: string;
  readonly provider: string;
  readonly runtime: string;
  /** The runtime has to be said beside the model, else another one would run it. */
  readonly needsPolicy: boolean;
}

/** From this release on the command-line backend of Codex is the Codex runtime itself. */
const CODEX_CLI_IS_CODEX = '2026.5.18';
/** From this release on `openai/*` does not run on Codex by itself. */
const CODEX_NEEDS_POLICY = '2026.8.1';

/** Reads the runtime out of a model ref; `undefined` where its provider is a provider. */
export function runtimeProviderOf(ref: string, release: Release): RuntimeProvider | undefined {
  const legacy = parseModelRef(ref)?.provider?.toLowerCase();
  switch (legacy) {
    case 'codex':
      return { legacy, provider: 'openai', runtime: 'codex', needsPolicy: isAtLeast(release, CODEX_NEEDS_POLICY) };
    case 'codex-cli': {
      const runtime = isAtLeast(release, CODEX_CLI_IS_CODEX) ? 'codex' : 'codex-cli';
      return { legacy, provider: 'openai', runtime, needsPolicy: true };
    }
    case 'claude-cli':
    case 'anthropic-cli':
      return { legacy, provider: 'anthropic', runtime: 'claude-cli', needsPolicy: true };
    case 'google-gemini-cli':
      return { legacy, provider: 'google', runtime: 'google-gemini-cli', needsPolicy: true };
    default:
      return undefined;
  }
}
