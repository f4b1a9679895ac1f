import { beforeAll, describe, expect, it } from 'vitest';
import { type ConfigPath, formatPath } from '../../src/document/config-path.js';
import type { Operation } from '../../src/document/edit/operation.js';
import type { JsonValue } from '../../src/document/node.js';
import type { Finding, Fix } from '../../src/engine/finding.js';
import { runExample } from '../../src/engine/rule-tester.js';
import { newestKnown } from '../../src/openclaw/releases/known.js';
import { type Release, release } from '../../src/openclaw/releases/release.js';
import { providersIn } from '../../src/openclaw/routes/providers-in.js';
import { schemaFor } from '../../src/openclaw/schema/config-schema.js';
import { rules } from '../../src/rules/registry.js';

/** What a fix writes (scalars, keys and places) and what it takes away. */
interface Effect {
  readonly written: ReadonlySet<string>;
  readonly taken: readonly string[];
}

function effectOf(operations: readonly Operation[]): Effect {
  const written = new Set<string>();
  const taken: string[] = [];
  const place = (path: ConfigPath): void => {
    written.add(formatPath(path));
    for (const segment of path) written.add(String(segment));
  };
  for (const operation of operations) {
    if ('source' in operation) {
      place(operation.path);
      values('value' in operation.source ? operation.source.value : operation.source.snippet.value, written);
    }
    if (operation.op === 'move') {
      taken.push(formatPath(operation.from));
      place(operation.to);
    }
    if (operation.op === 'rename') {
      taken.push(formatPath(operation.path));
      place([...operation.path.slice(0, -1), operation.key]);
    }
    if (operation.op === 'rekey') {
      taken.push(formatPath(operation.path));
      for (const key of operation.keys ?? []) written.add(key);
      if (operation.rename !== undefined) place([...operation.path.slice(0, -1), operation.rename]);
    }
    if (operation.op === 'unkey') taken.push(formatPath(operation.path));
    if (operation.op === 'remove') taken.push(formatPath(operation.path));
  }
  return { written, taken };
}

function values(value: JsonValue, found: Set<string>): void {
  found.add(typeof value === 'string' ? value : JSON.stringify(value));
  if (Array.isArray(value)) for (const item of value) values(item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      found.add(key);
      values(item, found);
    }
  }
}

interface Claim {
  readonly kind: 'writes' | 'takes';
  readonly name: string;
}

/** A word of a title that stands for something in the file: quoted, a ref, a path, a number. */
const NAME = String.raw`"[^"]+"|[\w@-]+(?:[./:][\w@.*/:-]+)*(?:\["[^"]+"\][\w.]*)*`;
const WRITES = new RegExp(
  String.raw`^(?:Write|Use|Set (?:${NAME}) to|Rename .+ to|Add|Move .+ to) (${NAME})(?=$|,|;| \()`,
);
const TAKES = new RegExp(`^(?:Remove|Move|Rename) (${NAME})(?=$|,|;| to )`);
/** Words that name nothing. */
const PLAIN = new Set(['it', 'them', 'each', 'the', 'that', 'what', 'delivery', 'messages', 'models']);

/** What the title of a fix says it does to which name. */
function claimsOf(title: string): readonly Claim[] {
  const claims: Claim[] = [];
  const written = WRITES.exec(title)?.[1];
  const taken = TAKES.exec(title)?.[1];
  if (written !== undefined) claims.push({ kind: 'writes', name: written.replaceAll('"', '') });
  if (taken !== undefined) claims.push({ kind: 'takes', name: taken });
  return claims.filter(({ name }) => !PLAIN.has(name) && /[^a-z]|^[a-z]{2,}$/.test(name));
}

/** What a title names as a value: in quotes, or a ref or an account (`openai/gpt-5.5`, `openai:me`). */
function namesIn(title: string): readonly string[] {
  const quoted = [...title.matchAll(/["`]([^"`]+)["`]/g)].map(([, text]) => text ?? '');
  const bare = [...title.matchAll(/(?<![\w/:.@-])[a-z][\w-]*[/:][a-z][\w.:@/-]*\w/gi)].map(([text]) => text);
  return [...quoted, ...bare].filter((text) => !/^https?:/.test(text));
}

/** What a fix does to values, in all its files; `undefined` where it does something else. */
function operationsOf({ change }: Fix): readonly Operation[] | undefined {
  if (change.type === 'operations') return change.operations;
  return change.type === 'across' ? change.files.flatMap((file) => file.operations) : undefined;
}

function isTrue({ kind, name }: Claim, { written, taken }: Effect): boolean {
  if (kind === 'writes') {
    return [...written].some((word) => word === name || word.startsWith(`${name}.`) || word.endsWith(`.${name}`));
  }
  return taken.some((path) => path === name || path.endsWith(`.${name}`) || path.startsWith(name));
}

/** What a rule says of an example, under the example's release and under the newest we know. */
interface Said {
  readonly id: string;
  readonly target: Release;
  readonly text: string;
  /** The file as the fixes leave it. */
  readonly after: string;
  readonly findings: readonly Finding[];
}

const said: Said[] = [];

beforeAll(async () => {
  for (const rule of rules) {
    for (const example of rule.examples.filter(({ clean }) => !clean)) {
      const own = example.target ?? rule.since ?? newestKnown.text;
      for (const target of new Set([own, newestKnown.text])) {
        const { result, after } = await runExample([rule], rule, { ...example, target, unsafe: true });
        const text = [example.before, example.config, ...Object.values(example.files ?? {})].join('\n');
        said.push({ id: rule.id, target: release(target), text, after, findings: result.findings });
      }
    }
  }
}, 240_000);

describe('what is printed is what is written', () => {
  it('in every title that names what it writes, moves or removes', () => {
    const lies: string[] = [];
    let claims = 0;
    for (const { id, findings } of said) {
      for (const fix of new Set(findings.map((finding) => finding.fix))) {
        if (fix?.change.type !== 'operations') continue;
        const effect = effectOf(fix.change.operations);
        for (const claim of claimsOf(fix.title)) {
          claims++;
          if (!isTrue(claim, effect)) lies.push(`${id}: ${fix.title} (${claim.kind} ${claim.name})`);
        }
      }
    }
    expect(lies).toEqual([]);
    expect(claims).toBeGreaterThan(500);
  });

  it('in every value, ref and account that a title names', () => {
    const lies: string[] = [];
    let named = 0;
    for (const { id, after, findings } of said) {
      for (const { fix, notApplied } of findings) {
        if (fix === null || notApplied !== undefined) continue;
        const operations = operationsOf(fix);
        if (operations === undefined) continue;
        // A word that stands there already, and stays, is not written anew.
        const text = `${[...effectOf(operations).written].join('\n')}\n${after}`;
        for (const name of namesIn(fix.title)) {
          named++;
          if (!text.includes(name)) lies.push(`${id}: "${fix.title}" does not write ${name}`);
        }
      }
    }
    expect(lies).toEqual([]);
    expect(named).toBeGreaterThan(30);
  });

  it('and nothing is suggested that the target does not have', () => {
    const wrong: string[] = [];
    let refs = 0;
    let paths = 0;
    for (const { id, target, text, findings } of said) {
      const providers = new Set(providersIn(target));
      const schema = schemaFor(target);
      for (const advice of new Set(findings.flatMap(adviceOf))) {
        for (const provider of refsIn(advice)) {
          refs++;
          if (!providers.has(provider) && !text.includes(provider)) wrong.push(`${id} ${target.text}: ${advice}`);
        }
        for (const path of pathsIn(advice)) {
          paths++;
          const isThere = findings.some((finding) => formatPath(finding.path ?? []).startsWith(path));
          if (isThere || schema.lookup(path.split('.')) !== undefined) continue;
          wrong.push(`${id} ${target.text}: ${path} in ${advice}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(refs).toBeGreaterThan(40);
    expect(paths).toBeGreaterThan(150);
  });
});

/** The titles of fixes, and what a message holds out. */
function adviceOf({ fix, message }: Finding): readonly string[] {
  const hints = [...message.matchAll(/(?:Did you mean|Use|Write) [^?.]*`[^`]+`/g)].map(([hint]) => hint);
  return fix === null ? hints : [fix.title, ...hints];
}

/** The provider of each `provider/model` in a sentence. */
function refsIn(title: string): readonly string[] {
  return [...title.matchAll(/(?<![\w./@~-])([a-z][a-z0-9-]+)\/([a-z0-9][\w.:-]*)/g)]
    .map(([, provider = '']) => provider)
    .filter((provider) => !['provider', 'openclaw', 'area'].includes(provider));
}

const SECTIONS =
  /(?<![\w./"~-])(?:agents|auth|channels|gateway|tools|models|messages|plugins|hooks|cron|session|memory|browser|talk|tts|logging|skills)(?:\.(?!json\b)[a-zA-Z]\w*)+/g;

/** Places of the config that a sentence names in full. */
function pathsIn(title: string): readonly string[] {
  return [...title.matchAll(SECTIONS)].map(([path]) => path);
}
