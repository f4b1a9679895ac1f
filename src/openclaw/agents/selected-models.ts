import type { ConfigValue } from '../config/view.js';

/** The primary model that a selector names: it is a ref, or `{ primary, fallbacks }`. Blanks name none. */
export function primaryOf(selector: ConfigValue | undefined): string | undefined {
  return (selector?.string ?? selector?.at(['primary'])?.string)?.trim() || undefined;
}

/** The models that a selector names, the primary first, each once. */
export function modelsOf(selector: ConfigValue | undefined): readonly string[] {
  const fallbacks = (selector?.at(['fallbacks'])?.items() ?? []).map((item) => item.string?.trim());
  return [...new Set([primaryOf(selector), ...fallbacks].filter((ref) => ref !== undefined && ref !== ''))] as string[];
}
