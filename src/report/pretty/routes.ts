import type { RouteSummary } from '../input.js';
import type { Report } from '../model.js';
import { accountWords } from '../route-words.js';
import { count } from '../words.js';
import type { Layout } from './findings.js';
import { oneLine } from './text-width.js';

/** Which model slots lead elsewhere after the fixes: before and after below each other. */
export function routeLines({ input }: Report, { style }: Layout): readonly string[] {
  const { routes = [], sameRoutes = 0 } = input;
  const lines: string[] = [];
  if (routes.length > 0) {
    const verb = routes.length === 1 ? 'changes' : 'change';
    lines.push(style.strong(`${count(routes.length, 'model route')} ${verb}:`));
  }
  for (const { agent, slot, before, after, verdict } of routes) {
    lines.push(`  ${oneLine(`${agent} ${slot}${verdict === undefined ? '' : `: ${verdict}`}`)}`);
    lines.push(`    ${style.removed(`was  ${summary(before)}`)}`, `    ${style.added(`now  ${summary(after)}`)}`);
  }
  if (sameRoutes > 0) {
    lines.push(`${count(sameRoutes, 'model route')} ${sameRoutes === 1 ? 'is' : 'are'} the same under the new name.`);
  }
  return lines.length === 0 ? [] : [...lines, ''];
}

function summary({ ref, runtime, auth, bill }: RouteSummary): string {
  return oneLine(`${ref}  on ${runtime}, ${accountWords(auth, bill)}`);
}
