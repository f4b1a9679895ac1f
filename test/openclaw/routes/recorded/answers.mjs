import { isBefore } from './releases.mjs';

/**
 * Answers of releases as lines of a table. The first line names the releases, each by a letter from `a` on; every other
 * one the config, the slot, and what the releases say of it, those that say the same together:
 *   s003 main primary<TAB>ab openai/gpt-5.4 on pi with openai:default<TAB>cdef openai/gpt-5.4 on codex with nobody
 */
export function printAnswers(byRelease) {
  const releases = Object.keys(byRelease).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const rows = new Map();
  for (const [index, version] of releases.entries()) {
    for (const [id, answers] of Object.entries(byRelease[version])) {
      for (const [slot, text] of Object.entries(answers)) {
        const said = rows.get(`${id} ${slot}`) ?? new Map();
        said.set(text, `${said.get(text) ?? ''}${letter(index)}`);
        rows.set(`${id} ${slot}`, said);
      }
    }
  }
  const idOf = ([name]) => name.slice(0, name.indexOf(' '));
  const sorted = [...rows].sort((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0));
  const lines = sorted.map(([name, said]) => [name, ...[...said].map(([text, at]) => `${at} ${text}`)].join('\t'));
  return [releases.join(' '), ...lines, ''].join('\n');
}

/** The way back from `printAnswers`: by release, config and slot. */
export function readAnswers(text) {
  const [head = '', ...lines] = text.split('\n').filter((one) => one !== '');
  const releases = head.split(' ');
  const byRelease = {};
  for (const line of lines) {
    const [name, ...groups] = line.split('\t');
    const [id, slot] = cut(name);
    for (const group of groups) {
      const [letters, answer] = cut(group);
      for (const [index, version] of releases.entries()) {
        if (!letters.includes(letter(index))) continue;
        byRelease[version] ??= {};
        byRelease[version][id] ??= {};
        byRelease[version][id][slot] = answer;
      }
    }
  }
  return byRelease;
}

function letter(index) {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

function cut(text) {
  const at = text.indexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** `openai/gpt-5.4 on codex with openai:me`, `my/m1 refused`, `nothing`. */
export function printAnswer(one) {
  if (one === undefined || one === null) return 'nothing';
  const parts = [`${one.provider}/${one.model}`];
  if (one.runtime !== undefined) parts.push(`on ${one.runtime}`);
  if (one.profile !== undefined) parts.push(`with ${one.profile ?? 'nobody'}`);
  if (one.env !== undefined) parts.push(`by ${one.env}`);
  if (one.host !== undefined) parts.push(`at ${one.host}`);
  if (one.allowed !== undefined) parts.push(one.allowed ? 'allowed' : 'refused');
  return parts.join(' ');
}
