import type { RouteSummary } from './input.js';
import type { Report } from './model.js';
import type { Layout } from './pretty-findings.js';
import { oneLine } from './text-width.js';
import { count } from './words.js';

/** Which model slots lead elsewhere after the fixes: before and after below each other. */
export function routeLines({ input }: Report, { style }: Layout): readonly string[] {
  const { routes = [] } = input;
  if (routes.length === 0) return [];
  const lines = [style.strong(`${count(routes.length, 'model route')} ${routes.length === 1 ? 'changes' : 'change'}:`)];
  for (const { agent, slot, before, after } of routes) {
    lines.push(`  ${oneLine(`${agent} ${slot}`)}`);
    lines.push(`    ${style.removed(`was  ${summary(before)}`)}`, `    ${style.added(`now  ${summary(after)}`)}`);
  }
  return [...lines, ''];
}

function summary({ ref, runtime, auth, bill }: RouteSummary): string {
  return oneLine(`${ref}  on ${runtime}, ${auth.kind}, ${bill}`);
}
