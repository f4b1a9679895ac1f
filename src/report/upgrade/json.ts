import type { UpgradePlan } from './plan.js';

/** The contract of `upgrade --format json`. */
export function upgradeJson({ facts, answers, steps, wayBack }: UpgradePlan, version: string): string {
  const { from, to, installed, before, routes, plugins, layouts } = facts;
  const value = {
    schemaVersion: 1,
    tool: { name: facts.tool, version },
    from: { release: from.release.text, source: from.source },
    to: { release: to.release.text, source: to.source },
    installed: installed ?? null,
    node: facts.node ?? null,
    place: facts.place,
    gateway: facts.gateway,
    answers: answers.map(({ id, question, tone, sentences }) => ({ id, question, tone, text: sentences.join(' ') })),
    start: {
      unreadable: facts.unreadable,
      refused: before.refused,
      otherErrors: before.errors,
      safeFixes: facts.fixes,
      left: facts.left,
      keysToKeep: facts.kept,
      imports: facts.imports,
    },
    routes: routes ?? null,
    defaults: facts.defaults,
    plugins: plugins.map((plugin) => ({ ...plugin, package: plugin.package ?? null })),
    layouts,
    steps: steps.map(({ id, title, commands, notes, look, after, isNoReturn = false }, index) => ({
      number: index + 1,
      id,
      title,
      commands,
      notes,
      look,
      stop: after === 'stop',
      noReturn: isNoReturn,
    })),
    wayBack,
    notes: facts.notes,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
