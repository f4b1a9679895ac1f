import { ASCII_IDENTIFIER } from '../../document/edit/text/scalar.js';
import type { Edit, Range, StringNode } from '../../document/node.js';
import { layersOf } from '../../openclaw/config/view.js';
import { agentDeclarations, agentMentions, isSameAgent, type Mention } from '../config/mentions.js';
import { placeAt } from '../config/places.js';
import type { Snapshot } from '../config/snapshot.js';
import type { FileEdits } from './fix-edits.js';

/** An agent that is named at a place. */
export interface NamedAgent {
  readonly id: string;
  readonly span: Range;
}

const AGENT_ID = /^[a-z0-9_][a-z0-9_-]{0,63}$/;

export function agentAt(snapshot: Snapshot, file: string, offset: number): NamedAgent | undefined {
  const { config } = snapshot;
  const place = placeAt(snapshot, file, offset);
  if (config === undefined || place === undefined) return undefined;
  const node = place.on === 'key' ? place.member?.keyRange : place.node;
  const all = [...agentDeclarations(config), ...agentMentions(config)];
  const found = all.find((mention) =>
    rangesOf(mention).some((one) => one.file === file && one.range.start === node?.start),
  );
  if (found === undefined || node === undefined) return undefined;
  if (!agentDeclarations(config).some(({ id }) => isSameAgent(id, found.id))) return undefined;
  return { id: found.id, span: node };
}

/** What a rename comes to, or why it cannot be. */
export type Renamed = { readonly edits: FileEdits } | { readonly refused: string };

/** The agent under its new id in every place of the config that names it. */
export function renameAgent(snapshot: Snapshot, id: string, to: string): Renamed {
  const { config } = snapshot;
  if (config === undefined) return { refused: 'the config cannot be read' };
  if (!AGENT_ID.test(to)) {
    return { refused: 'an agent’s id is at most 64 small letters, digits, - and _, and does not begin with -' };
  }
  if (!isSameAgent(id, to) && agentDeclarations(config).some((one) => isSameAgent(one.id, to))) {
    return { refused: `there is an agent ${to} already` };
  }
  const edits = new Map<string, Edit[]>();
  const add = (file: string, edit: Edit): void => {
    const list = edits.get(file) ?? [];
    if (!list.some(({ offset }) => offset === edit.offset)) edits.set(file, [...list, edit]);
  };
  for (const mention of [...agentDeclarations(config), ...agentMentions(config)]) {
    if (!isSameAgent(mention.id, id)) continue;
    for (const { file, range, written } of rangesOf(mention)) {
      add(file, { offset: range.start, length: range.end - range.start, text: reworded(written, to) });
    }
  }
  for (const { file, node, text } of stringsOf(snapshot)) {
    const match = SESSION_KEY.exec(node.value);
    if (match?.[1] === undefined || !isSameAgent(match[1], id)) continue;
    const at = text.slice(node.start, node.end).indexOf(match[1]);
    if (at >= 0) add(file, { offset: node.start + at, length: match[1].length, text: to });
  }
  return { edits: new Map([...edits].map(([file, list]) => [file, list.toSorted((a, b) => a.offset - b.offset)])) };
}

/** `agent:work:main`: keys of sessions begin with the agent's id. */
const SESSION_KEY = /^agent:([\w-]+):/;

/** Where the id is written: an included file and the one that includes it may both say it. */
function rangesOf({ at, form }: Mention): readonly { file: string; range: Range; written: string }[] {
  return layersOf(at).flatMap(({ part, node, member }) => {
    const range = form === 'key' ? member?.keyRange : node;
    if (range === undefined || (form === 'value' && node.type !== 'string')) return [];
    return [{ file: part.file, range, written: part.document.text.slice(range.start, range.end) }];
  });
}

function reworded(written: string, to: string): string {
  const quote = written.charAt(0);
  if (quote === '"' || quote === "'") return `${quote}${to}${quote}`;
  return ASCII_IDENTIFIER.test(to) ? to : `'${to}'`;
}

function* stringsOf({ workspace }: Snapshot): Generator<{ file: string; node: StringNode; text: string }> {
  for (const [file, { document, file: about }] of workspace) {
    if (about.kind !== 'config' && about.kind !== 'include') continue;
    const pending = document.root === undefined ? [] : [document.root];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.type === 'string') yield { file, node, text: document.text };
      if (node.type === 'array') pending.push(...node.items);
      if (node.type === 'object') for (const { value } of node.members) pending.push(value);
    }
  }
}
