import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { ConfigPath } from '../../document/config-path.js';
import { ASCII_IDENTIFIER } from '../../document/edit/text/scalar.js';
import type { JsonValue, Range } from '../../document/node.js';
import { documentStyle, type Style } from '../../document/style.js';
import type { Rule } from '../../engine/rule.js';
import { describe, type SchemaNode, schemaFor } from '../../openclaw/schema/config-schema.js';
import { membersOf } from '../../openclaw/schema/nodes.js';
import { type Cursor, cursorAt } from '../config/cursor.js';
import { agentDeclarations, holdsModels, namingAt, profileDeclarations } from '../config/mentions.js';
import { aliases, namedModels } from '../config/models.js';
import { placesOfFile } from '../config/places.js';
import type { Snapshot } from '../config/snapshot.js';
import { hasColon, type Insertion, insertionOfKey, insertionOfValue } from './insertion.js';

/** Something that can be written at a place, before it is worded for an editor. */
interface Candidate {
  readonly label: string;
  readonly detail: string;
  readonly kind: CompletionItemKind;
  readonly insert: string;
  readonly isSnippet?: true;
}

export interface Completions {
  readonly items: readonly CompletionItem[];
  /** What they replace. */
  readonly word: Range;
  /** Where a comma is missing before them. */
  readonly comma?: number | undefined;
}

export interface CompletionSettings {
  readonly snippets: boolean;
  readonly rules: readonly Pick<Rule, 'id' | 'severity'>[];
}

/** What could be written at an offset of a text that need not parse. */
export function completionsAt(
  snapshot: Snapshot,
  file: string,
  offset: number,
  settings: CompletionSettings,
): Completions | undefined {
  const draft = snapshot.workspace.get(file);
  const [prefix] = placesOfFile(snapshot, file);
  if (draft === undefined || prefix === undefined) return undefined;
  const { text } = draft;
  const cursor = cursorAt(text, offset);
  if (cursor.at === 'comment') return ruleIds(cursor, offset, settings);
  if (cursor.at === 'nothing') return undefined;
  const style = documentStyle(draft.document);
  const path = [...prefix, ...cursor.path];
  const into = cursor.at === 'key' ? insertionOfKey(text, cursor, style) : insertionOfValue(text, cursor, style);
  if (into === undefined) return undefined;
  const candidates =
    cursor.at === 'key'
      ? keys(snapshot, path, text, cursor, into, style, settings)
      : values(snapshot, path, into, style);
  const items = candidates.map((candidate, index): CompletionItem => {
    const { label, detail, kind, insert, isSnippet } = candidate;
    return {
      label,
      kind,
      detail,
      // The word that is replaced begins with a quote where the author has typed one.
      filterText: cursor.quote === undefined ? label : `${cursor.quote}${label}`,
      sortText: String(index).padStart(5, '0'),
      insertText: insert,
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    };
  });
  return { items, word: into.word, comma: cursor.comma };
}

const DIRECTIVE = /doctor-ignore(?:-start|-end|-file)?\s+(?:[\w/*-]+[\s,]+)*([\w/*-]*)$/;

function ruleIds({ typed }: Cursor, offset: number, { rules }: CompletionSettings): Completions | undefined {
  const begun = DIRECTIVE.exec(typed)?.[1];
  if (begun === undefined) return undefined;
  return {
    items: rules.map(({ id, severity }) => ({ label: id, kind: CompletionItemKind.Reference, detail: severity })),
    word: { start: offset - begun.length, end: offset },
  };
}

function keys(
  snapshot: Snapshot,
  path: ConfigPath,
  text: string,
  cursor: Cursor,
  { behind }: Insertion,
  style: Style,
  settings: CompletionSettings,
): readonly Candidate[] {
  const { config, target } = snapshot;
  const schema = schemaFor(target.release);
  const node = schema.lookup(path);
  const holder = config?.at(path);
  const begun = text.slice(cursor.word.start, cursor.word.end).replace(/^["']|["']$/g, '');
  const written = new Set((holder?.members() ?? []).map(({ key }) => String(key)));
  written.delete(begun);
  const isKeyOnly = hasColon(text, cursor);
  const make = (key: string, detail: string, below: SchemaNode | undefined): Candidate => {
    const snippet = settings.snippets && !isKeyOnly ? snippetFor(below, style) : undefined;
    const name = keyText(key, style, cursor);
    return {
      label: key,
      detail,
      kind: CompletionItemKind.Property,
      ...(snippet === undefined
        ? { insert: isKeyOnly ? name : `${name}${style.colon}` }
        : { insert: `${escaped(name)}${style.colon}${snippet}${behind}`, isSnippet: true as const }),
    };
  };
  const known = node === undefined ? [] : [...membersOf(node)].map(([key, below]) => make(key, describe(below), below));
  const models =
    config !== undefined && holdsModels(path, target.release)
      ? namedModels(config, target.release, [...path, begun]).map(({ ref, about }) =>
          make(ref, about, schema.lookup([...path, ref])),
        )
      : [];
  return [...known, ...models].filter(({ label }) => !written.has(label));
}

function values(
  snapshot: Snapshot,
  path: ConfigPath,
  { before, behind }: Insertion,
  style: Style,
): readonly Candidate[] {
  const { config, target } = snapshot;
  const within = (value: string): string => `${before}${value}${behind}`;
  const node = schemaFor(target.release).lookup(path);
  const allowed = node === undefined ? [] : valuesOf(node);
  const fixed = allowed.map(
    (value): Candidate => ({
      label: String(value),
      detail: 'allowed value',
      kind: CompletionItemKind.EnumMember,
      insert: within(typeof value === 'string' ? inQuotes(value, style) : JSON.stringify(value)),
    }),
  );
  if (config === undefined) return fixed;
  const named = namesAt(snapshot, config, path).map(
    ({ ref, about }): Candidate => ({
      label: ref,
      detail: about,
      kind: CompletionItemKind.Reference,
      insert: within(inQuotes(ref, style)),
    }),
  );
  return [...fixed, ...named];
}

function namesAt({ target, facts }: Snapshot, config: NonNullable<Snapshot['config']>, path: ConfigPath) {
  const naming = namingAt(path, target.release);
  switch (naming) {
    case 'agent':
      return agentDeclarations(config).map(({ id }) => ({ ref: id, about: 'agent' }));
    case 'profile': {
      const declared = profileDeclarations(config).map(({ id }) => id);
      const ids = new Set([...declared, ...facts.profiles.map(({ id }) => id)]);
      return [...ids].map((id) => ({ ref: id, about: 'auth profile' }));
    }
    case 'model':
      return namedModels(config, target.release, path);
    case 'selector':
      return [...namedModels(config, target.release, path), ...aliases(config)];
    default:
      return [];
  }
}

/** The values of a node that can be listed. */
function valuesOf(node: SchemaNode): readonly JsonValue[] {
  if (node.kind === 'values') return node.values;
  if (node.kind === 'union') return [...new Set(node.alternatives.flatMap(valuesOf))];
  return node.kind === 'scalar' && node.type === 'boolean' ? [true, false] : [];
}

function snippetFor(node: SchemaNode | undefined, style: Style): string | undefined {
  switch (node?.kind) {
    case 'object':
      return '{ $0 }';
    case 'array':
      return '[$0]';
    case 'scalar':
      return node.type === 'string' ? `${style.quote}$0${style.quote}` : '$0';
    case 'values':
    case 'union':
      return '$0';
    default:
      return undefined;
  }
}

function keyText(key: string, style: Style, { quote }: Cursor): string {
  if (quote !== undefined) return `${quote}${key}${quote}`;
  if (style.bareKeys && ASCII_IDENTIFIER.test(key)) return key;
  return `${style.keyQuote}${key}${style.keyQuote}`;
}

function inQuotes(value: string, { quote }: Style): string {
  const inner = JSON.stringify(value).slice(1, -1);
  return quote === '"' ? `"${inner}"` : `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function escaped(text: string): string {
  return text.replaceAll(/[$}\\]/g, '\\$&');
}
