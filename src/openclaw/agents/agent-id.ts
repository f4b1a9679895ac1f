/** What becomes of an id of which no character can stand in an agent id. */
const FALLBACK_ID = 'main';
const MAX_LENGTH = 64;

/**
 * An agent id as OpenClaw writes, compares and names directories by it: lower case, `a-z 0-9 _ -`, at most 64
 * characters. Stands for `normalizeAgentId` of 2026.5.12 to 2026.9.6.
 */
export function normalizeAgentId(text: string): string {
  const trimmed = text.trim();
  const lower = trimmed.toLowerCase();
  if (/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(trimmed)) return lower;
  const slug = lower
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+/, '')
    .replace(/-+$/, '')
    .slice(0, MAX_LENGTH);
  return slug === '' ? FALLBACK_ID : slug;
}
