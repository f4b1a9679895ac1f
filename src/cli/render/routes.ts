import type { ComparedRoute, ListedRoute, RouteComparison, RouteList } from '../../index.js';
import { createStyle, type Style } from '../../report/pretty/style.js';
import { oneLine } from '../../report/pretty/text-width.js';
import { wrap } from '../../report/pretty/wrap.js';
import { relativeFile } from '../../report/relative-file.js';
import { accountWords } from '../../report/route-words.js';
import { fits, table } from './table.js';

export interface RenderOptions {
  readonly cwd: string;
  readonly width: number;
  readonly color: boolean;
}

/** The contract of `routes --format json`. */
export function routeListJson({ target, routes }: RouteList, { cwd }: RenderOptions): string {
  return json({ schemaVersion: 1, target: targetJson(target), routes: routes.map((route) => routeJson(route, cwd)) });
}

export function comparisonJson({ before, after, routes }: RouteComparison, { cwd }: RenderOptions): string {
  const side = (one: RouteComparison['before']): object => ({
    ...targetJson(one.target),
    ...(one.config !== undefined && { config: relativeFile(cwd, one.config) }),
  });
  return json({
    schemaVersion: 1,
    compare: { before: side(before), after: side(after) },
    routes: routes.map((one) => ({
      agent: one.agent,
      slot: one.slot,
      before: one.before && routeJson(one.before, cwd),
      after: one.after && routeJson(one.after, cwd),
      verdict: one.verdict,
    })),
  });
}

export function routeListText({ target, routes, notes }: RouteList, options: RenderOptions): string {
  const style = createStyle(options.color);
  const rows = routes.map((route) => [
    route.agent,
    route.slot,
    written(route),
    route.runtime,
    credential(route),
    route.bill,
    route.allowed ? route.route : `${route.route} (not allowed)`,
  ]);
  const lines = table(['AGENT', 'SLOT', 'MODEL', 'RUNTIME', 'AUTH', 'BILL', 'ROUTE'], rows);
  const [head = '', ...body] = lines;
  const shown = fits(lines, options.width)
    ? [style.faint(head), ...body.map((line, index) => toned(line, routes[index], style))]
    : routes.flatMap((route) => stacked(route, options.width, style));
  return text([heading(target), '', ...shown, ...noteLines(notes, options.width)]);
}

export function comparisonText({ before, after, routes, notes }: RouteComparison, options: RenderOptions): string {
  const style = createStyle(options.color);
  const changed = routes.filter(({ verdict }) => verdict !== 'same');
  const same = routes.length - changed.length;
  const name = (side: RouteComparison['before']): string =>
    side.config === undefined ? side.target.release.text : relativeFile(options.cwd, side.config);
  return text([
    ...wrap(`Model routes: ${name(before)} compared with ${name(after)}.`, { width: options.width }),
    '',
    ...changed.flatMap((one) => difference(one, options.width, style)),
    `${changed.length} of ${routes.length} ${changed.length === 1 ? 'leads' : 'lead'} elsewhere, ${same} ${same === 1 ? 'is' : 'are'} the same.`,
    ...noteLines(notes, options.width),
  ]);
}

function noteLines(notes: readonly string[], width: number): readonly string[] {
  return notes.flatMap((note) => ['', ...wrap(oneLine(note), { width })]);
}

function difference(
  { agent, slot, before, after, verdict }: ComparedRoute,
  width: number,
  style: Style,
): readonly string[] {
  const side = (route: ListedRoute, word: string, paint: Style['added']): readonly string[] =>
    wrap(summary(route), { width, first: `  ${word}  ` }).map((line) => paint(line));
  return [
    ...wrap(oneLine(`${agent} ${slot}: ${verdict}`), { width, rest: '  ' }).map((line) => style.strong(line)),
    ...(before === null ? [] : side(before, 'was', style.removed)),
    ...(after === null ? [] : side(after, 'now', style.added)),
    '',
  ];
}

/** The slot and its model on a line where both fit, what is known of them below. */
function stacked(route: ListedRoute, width: number, style: Style): readonly string[] {
  const slot = oneLine(`${route.agent} ${route.slot}`);
  const model = oneLine(written(route));
  const isShort = fits([`${slot}  ${model}`], width);
  const below = wrap(oneLine(details(route)), { width, first: '  ' });
  return [
    ...(isShort ? [`${style.strong(slot)}  ${model}`] : [style.strong(slot), ...wrap(model, { width, first: '    ' })]),
    ...(route.allowed ? below : below.map((line) => style.bad(line))),
  ];
}

function toned(line: string, route: ListedRoute | undefined, style: Style): string {
  return route === undefined || (route.allowed && route.route !== 'unresolved') ? line : style.bad(line);
}

function summary(route: ListedRoute): string {
  return oneLine(`${written(route)}  ${details(route)}`);
}

function details(route: ListedRoute): string {
  if (route.route === 'unresolved') return 'does not resolve';
  const account = accountWords(route.auth, route.bill);
  return `on ${route.runtime}, ${account}, ${route.route}${route.allowed ? '' : ', not allowed'}`;
}

/** The ref, and what it stands for where that is not what it says. */
function written({ ref, provider, model }: ListedRoute): string {
  const resolved = `${provider}/${model}`;
  return provider === '' || resolved === ref.trim() ? ref : `${ref} = ${resolved}`;
}

function credential({ auth }: ListedRoute): string {
  const who = auth.profile ?? auth.env;
  const said = who === undefined ? auth.kind : `${auth.kind} ${who}`;
  return auth.why === undefined ? said : `${said} (${auth.why})`;
}

const SOURCES = {
  flag: 'as asked for',
  config: 'from the tool’s config',
  installed: 'the installed one',
  'newest-known': 'the newest known',
} as const;

export function heading(target: RouteList['target']): string {
  return `Model routes under OpenClaw ${target.release.text}, ${SOURCES[target.source]}.`;
}

export function targetJson({ release, source }: RouteList['target']): object {
  return { release: release.text, source };
}

function routeJson(route: ListedRoute, cwd: string): object {
  const { agent, slot, file, path, ref, provider, model, allowed, runtime, runtimeSource, auth, bill } = route;
  return {
    agent,
    slot,
    file: file === null ? null : relativeFile(cwd, file),
    path,
    ref,
    provider,
    model,
    allowed,
    runtime,
    runtimeSource,
    auth,
    bill,
    route: route.route,
  };
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
