import { isBefore } from './releases.mjs';

/**
 * Answers of releases as lines of a table: the config, the slot, and what the releases say of it. Releases that say the
 * same stand together.
 *   s003 main primary<TAB>2026.4.29 2026.5.12: openai/gpt-5.4 on pi with openai:default<TAB>2026.9.6: ...
 */
export function printAnswers(byRelease) {
  const releases = Object.keys(byRelease).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const rows = new Map();
  for (const version of releases) {
    for (const [id, answers] of Object.entries(byRelease[version])) {
      for (const [slot, text] of Object.entries(answers)) {
        const said = rows.get(`${id} ${slot}`) ?? new Map();
        said.set(text, [...(said.get(text) ?? []), version]);
        rows.set(`${id} ${slot}`, said);
      }
    }
  }
  const lines = [...rows].sort(([a], [b]) =>
    a.slice(0, 4) < b.slice(0, 4) ? -1 : a.slice(0, 4) > b.slice(0, 4) ? 1 : 0,
  );
  return lines
    .map(([name, said]) => `${[name, ...[...said].map(([text, at]) => `${at.join(' ')}: ${text}`)].join('\t')}\n`)
    .join('');
}

/** The way back from `printAnswers`: by release, config and slot. */
export function readAnswers(text) {
  const byRelease = {};
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [name, ...groups] = line.split('\t');
    const id = name.slice(0, name.indexOf(' '));
    const slot = name.slice(name.indexOf(' ') + 1);
    for (const group of groups) {
      const [versions, answer] = [group.slice(0, group.indexOf(': ')), group.slice(group.indexOf(': ') + 2)];
      for (const version of versions.split(' ')) {
        byRelease[version] ??= {};
        byRelease[version][id] ??= {};
        byRelease[version][id][slot] = answer;
      }
    }
  }
  return byRelease;
}

/** `openai/gpt-5.4 on codex with openai:me`, `my/m1 refused`, `nothing`. */
export function printAnswer(one) {
  if (one === undefined || one === null) return 'nothing';
  const parts = [`${one.provider}/${one.model}`];
  if (one.runtime !== undefined) parts.push(`on ${one.runtime}`);
  if (one.profile !== undefined) parts.push(`with ${one.profile ?? 'nobody'}`);
  if (one.env !== undefined) parts.push(`by ${one.env}`);
  if (one.allowed !== undefined) parts.push(one.allowed ? 'allowed' : 'refused');
  return parts.join(' ');
}
