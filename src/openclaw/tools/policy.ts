import { fitsWildcards } from '../../document/wildcards.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { coreTools, toolsOfGroup, toolsOfProfile } from './catalog.js';

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['bash', 'exec'],
  ['apply-patch', 'apply_patch'],
]);

/** A tool's name as policies compare it. */
export function toolName(name: string, target: Release): string {
  const lower = name.trim().toLowerCase();
  if (lower === 'cron' && isAtLeast(target, '2026.8.1')) return 'automations';
  return ALIASES.get(lower) ?? lower;
}

/** A list of tools with its groups written out; each name once. */
export function expandTools(list: readonly string[], target: Release): readonly string[] {
  const names = list.map((name) => toolName(name, target)).filter((name) => name !== '');
  return [...new Set(names.flatMap((name) => toolsOfGroup(name, target) ?? [name]))];
}

/** Whether a list of tools allows a tool. An empty list allows every tool; who may write may also patch. */
export function allowsTool(list: readonly string[] | undefined, name: string, target: Release): boolean {
  const patterns = expandTools(list ?? [], target);
  if (patterns.length === 0) return true;
  const wanted = toolName(name, target);
  if (matchesPattern(wanted, patterns)) return true;
  return wanted === 'apply_patch' && matchesPattern('write', patterns);
}

/** Whether one of the patterns names the tool; `*` stands for any run of characters. */
export function matchesPattern(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => fitsWildcards(name, pattern));
}

/** What a profile and the extras beside it allow; `undefined` where the profile is none OpenClaw knows. */
export function profileAllows(
  profile: string,
  extras: readonly string[],
  target: Release,
): readonly string[] | undefined {
  const named = toolsOfProfile(profile, target);
  return named === undefined ? undefined : [...new Set([...named, ...extras])];
}

/** Whether a name is that of a tool of OpenClaw itself. */
export function isCoreTool(name: string, target: Release): boolean {
  return coreTools(target).some(({ id }) => id === name);
}
