import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../src/document/parse.js';
import { toValue } from '../../../src/document/value.js';
import { makeHome } from '../home.js';
import { commands, filesOf } from './commands.mjs';

interface Row {
  readonly args: readonly string[];
  readonly status: number;
  readonly after: Readonly<Record<string, unknown>>;
  readonly said: string;
}

const here = (name: string) => path.join(import.meta.dirname, name);
const base = readFileSync(here('base.json5'), 'utf8');
const recorded: { readonly release: string; readonly rows: readonly Row[] } = JSON.parse(
  readFileSync(here('recorded.json'), 'utf8'),
);

const ROOT_INCLUDE =
  'OpenClaw will not touch a config whose root includes another; the file that owns the key is edited here';
const FLATTEN =
  'OpenClaw writes whole blocks, and refuses where that would flatten what is included; a single key is edited here';
const PARENT = 'what would drop entries of a protected map is refused here also where it is said of what holds the map';
const ALLOWLIST = 'a primary or fallback off the list is refused here before it is written; --force writes it';
const USAGE = 'a mistake of the command line has status 2 here, whatever the command';

const NUMBER = 'a number is a text here where the schema takes a text alone';

const SHORT_MODEL = 'OpenClaw puts the part alone in the place of the text, and the model itself is gone';

/** Where our answer is another one than OpenClaw's on purpose, by the words that are typed, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'base: set browser.executablePath 12': NUMBER,
  'base: set agents.defaults.heartbeat.every 90': NUMBER,
  'base: set env.vars.PORT 12': NUMBER,
  'base: unset gateway.port --json': '--json is how the answer is told here, whether anything is written or not',
  'base: get agents.list[1].model': 'what set and unset take for an agent, get takes too',
  'base: set gateway.auth.token --ref-provider default --ref-source env': USAGE,
  'base: set gateway.auth.token x --ref-provider default --ref-source env --ref-id TOKEN': USAGE,
  'base: set --batch-file nothing.json': 'a file that is named and cannot be read has status 2 here',
  'base: set gateway.port 19001 --batch-json [{"path":"gateway.port","value":19002}]': USAGE,
  'base: set tools.allow ["exec"] --strict-json --merge': '--merge adds to any list, not only to models of a provider',
  'base: set agents.defaults.models {"openai/gpt-5.5":{}} --strict-json --replace --merge': USAGE,
  'base: set agents.defaults.model.primary openai/gpt-5.4': ALLOWLIST,
  'base: set agents.defaults.modelPolicy.allow ["openai/gpt-5.5"] --strict-json':
    'the allowlist is protected like the maps: --merge adds, --replace means it',
  'beside: set gateway.bind lan': FLATTEN,
  'beside: unset gateway.port': 'what an included file says too goes from both, or the other value would come through',
  'two: set gateway.port 19001': FLATTEN,
  'two: unset gateway.port': FLATTEN,
  'included: unset gateway': FLATTEN,
  'list: set agents.list[1].name x': FLATTEN,
  'base: set models {"mode":"merge"}': PARENT,
  'base: set agents.defaults {"model":"openai/gpt-5.5"}': PARENT,
  'base: set agents.entries.work.model.fallbacks ["anthropic/claude-sonnet-4-6"] --strict-json': SHORT_MODEL,
  'base: set agents.entries.work.model.fallbacks[0] anthropic/claude-sonnet-4-6': SHORT_MODEL,
  'rootIncluded: set gateway.port 19001': ROOT_INCLUDE,
  'rootIncluded: set tools.allow ["read"]': ROOT_INCLUDE,
};

/** What OpenClaw adds to a config that lacks it whenever it writes one. */
const STAMPS = ['meta', 'plugins'];

const rows = commands.map((command, index) => ({
  words: `${command.home ?? 'base'}: ${command.args.join(' ')}`,
  command,
  row: recorded.rows[index],
}));

describe(`what openclaw config of ${recorded.release} answers, and what we do`, () => {
  test.each(rows)('$words', async ({ words, command, row }) => {
    expect(row?.args).toEqual(command.args);
    const ours = await answer(command);
    const theirs = {
      status: row?.status,
      after: Object.fromEntries(
        Object.entries(row?.after ?? {}).map(([name, value]) => [name, withoutStamps(value, ours.after[name])]),
      ),
      ...(command.args[0] === 'get' && row?.status === 0 && { said: row.said }),
    };
    if (Object.hasOwn(DIFFERENT, words)) expect(ours, DIFFERENT[words]).not.toEqual(theirs);
    else expect(ours).toEqual(theirs);
  });
});

/** Status, the files that changed, and for `get` what it prints. */
async function answer({ home: kind = 'base', args, input, files = {} }: (typeof commands)[number]) {
  const before = filesOf(kind, base);
  const home = await makeHome({
    ...Object.fromEntries(Object.entries(before).map(([name, text]) => [`.openclaw/${name}`, text])),
    ...files,
  });
  const ran = await home.run(['config', ...args, '--target', recorded.release], { input: input ?? '' });
  const after: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(before), 'openclaw.json'])) {
    const text = await home.read(`.openclaw/${name}`).catch(() => undefined);
    if (text !== before[name]) after[name] = text === undefined ? null : readAs(text);
  }
  return { status: ran.status, after, ...(args[0] === 'get' && ran.status === 0 && { said: ran.stdout.trim() }) };
}

function readAs(text: string): unknown {
  const { root, problems } = parseDocument(text);
  expect(problems).toEqual([]);
  return root && toValue(root);
}

function withoutStamps(theirs: unknown, ours: unknown): unknown {
  if (!isRecord(theirs) || !isRecord(ours)) return theirs;
  return Object.fromEntries(
    Object.entries(theirs).filter(([key]) => !STAMPS.includes(key) || Object.hasOwn(ours, key)),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
