const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Milliseconds of a duration as OpenClaw reads it: `90s`, `1h30m`, or a bare number in `defaultUnit`.
 * @returns `undefined` for what is no duration.
 */
export function parseDuration(text: string, defaultUnit: keyof typeof UNIT_MS & string): number | undefined {
  const trimmed = text.trim().toLowerCase();
  const single = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(trimmed);
  if (single !== null) return Math.round(Number(single[1]) * (UNIT_MS[single[2] ?? defaultUnit] ?? Number.NaN));
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(trimmed)) return undefined;
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
  }
  return Math.round(total);
}
