import { groupBy } from '../../document/group-by.js';
import type { RouteChange, RouteSummary } from '../input.js';
import type { Report } from '../model.js';
import { accountWords } from '../route-words.js';
import { count } from '../words.js';
import type { Layout } from './findings.js';
import { oneLine } from './text-width.js';
import { wrap } from './wrap.js';

/** So many slots are named where a change is the same for all of them. */
const SLOTS = 6;

/** Which model slots lead elsewhere after the fixes: each change once, with the slots it is made in. */
export function routeLines({ input }: Report, layout: Layout): readonly string[] {
  const { width, style } = layout;
  const { routes = [], sameRoutes = 0, detail } = input;
  const lines: string[] = [];
  if (routes.length > 0) {
    const verb = routes.length === 1 ? 'changes' : 'change';
    lines.push(style.strong(`${count(routes.length, 'model route')} ${verb}:`));
  }
  const groups = groupBy(routes, ({ before, after, verdict }) =>
    JSON.stringify([verdict, account(before), account(after)]),
  );
  for (const group of groups.values()) lines.push(...changeLines(group, detail === 'everything', layout));
  if (sameRoutes > 0) {
    const verb = sameRoutes === 1 ? 'is' : 'are';
    lines.push(...wrap(`${count(sameRoutes, 'model route')} ${verb} the same under the new name.`, { width }));
  }
  return lines.length === 0 ? [] : [...lines, ''];
}

function changeLines(group: readonly RouteChange[], isWhole: boolean, { width, style }: Layout): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const told = (text: string, first: string, rest: string): readonly string[] =>
    wrap(oneLine(text), { width, first, rest });
  const slots = group.map(({ agent, slot }) => `${agent} ${slot}`);
  const verdict = first.verdict ?? 'another route';
  if (group.length === 1) {
    return [
      ...told(`${slots[0]}: ${verdict}`, '  ', '    '),
      ...told(`was ${summary(first.before)}`, '    ', '        ').map((line) => style.removed(line)),
      ...told(`now ${summary(first.after)}`, '    ', '        ').map((line) => style.added(line)),
    ];
  }
  const named = isWhole ? slots : slots.slice(0, SLOTS);
  const more = slots.length - named.length;
  return [
    ...told(`${verdict}: ${count(group.length, 'slot')}`, '  ', '    '),
    ...told(`was ${account(first.before)}`, '    ', '        ').map((line) => style.removed(line)),
    ...told(`now ${account(first.after)}`, '    ', '        ').map((line) => style.added(line)),
    ...told(`${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`, '    ', '    ').map((line) =>
      style.faint(line),
    ),
  ];
}

function summary(route: RouteSummary): string {
  return `${route.ref} ${account(route)}`;
}

/** What slots with other models may have in common. */
function account({ runtime, auth, bill }: RouteSummary): string {
  return `on ${runtime}, ${accountWords(auth, bill)}`;
}
