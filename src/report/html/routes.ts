import { groupBy } from '../../document/group-by.js';
import type { RouteChange, RouteSummary } from '../input.js';
import type { Report } from '../model.js';
import { relativeFile } from '../relative-file.js';
import { accountWords } from '../route-words.js';
import { count } from '../words.js';
import { html } from './escape.js';
import { listTable } from './table.js';

/** So many slots are named in the picture; the table has them all. */
const SLOTS = 8;

/** Who answers and who pays, before and after: as a picture for those who would rather look, and as a table. */
export function routesHtml({ input }: Report): string {
  const { routes = [], cwd, sameRoutes = 0 } = input;
  if (routes.length === 0) return '';
  const groups = groupBy(routes, ({ before, after, verdict }) =>
    JSON.stringify([verdict, boxKey(before), boxKey(after)]),
  );
  const rows = routes.map(
    ({ agent, slot, file, path, before, after }) =>
      `<tr><td>${html(agent)} ${html(slot)}</td><td>${html(relativeFile(cwd, file))}<br /><code>${html(path)}</code></td><td>${routeHtml(before)}</td><td>${routeHtml(after)}</td></tr>`,
  );
  const same =
    sameRoutes === 0
      ? ''
      : `<p class="soft">${count(sameRoutes, 'more route')} keep their account under a new name.</p>`;
  return `<section id="routes">
<h2>Routes that change</h2>
<figure class="routes">
<figcaption>Who answers and who pays, before and after</figcaption>
<ul>${[...groups.values()].map(groupHtml).join('')}</ul>
</figure>
${same}
${listTable(['Slot', 'Place', 'Before', 'After'], rows)}
</section>`;
}

function groupHtml(group: readonly RouteChange[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const slots = group.slice(0, SLOTS).map(({ agent, slot }) => `${agent} ${slot}`);
  const more = group.length > SLOTS ? `, and ${group.length - SLOTS} more` : '';
  const verdict = first.verdict === undefined ? '' : `<strong>${html(first.verdict)}</strong>: `;
  return `<li><p>${verdict}${count(group.length, 'slot')}, ${html(slots.join(', '))}${more}</p>
<div class="change">${boxHtml('Before', first.before)}<span class="arrow" aria-hidden="true">→</span>${boxHtml('After', first.after)}</div></li>`;
}

function boxKey({ runtime, auth, bill }: RouteSummary): readonly unknown[] {
  return [runtime, accountWords(auth, bill)];
}

/** The bill decides the colour: what is paid for by use catches the eye. */
function boxHtml(when: string, { runtime, auth, bill }: RouteSummary): string {
  return `<div class="box ${billClass(bill)}"><span class="soft">${when}</span><span>answered on <b>${html(runtime)}</b></span><span>paid by <b>${html(accountWords(auth, bill))}</b></span></div>`;
}

function billClass(bill: string): string {
  return (
    ({ subscription: 'plan', local: 'plan', metered: 'metered' } as Readonly<Record<string, string>>)[bill] ?? 'unknown'
  );
}

function routeHtml({ ref, runtime, auth, bill, route }: RouteSummary): string {
  return `<code>${html(ref)}</code><br />${html(route)}, runtime ${html(runtime)}<br />${html(auth.kind)}, ${html(bill)}`;
}
