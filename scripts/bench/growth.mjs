// How the cost of a run grows with what it is given, as ratios within one run: npm run bench [-- --small]
// --small runs everything once on little input: it shows that the figures can be had, not what they are.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure, memoryOf, printTable } from './measure.mjs';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const isSmall = process.argv.includes('--small');
const TARGET = ['--target', '2026.9.6'];
const folder = mkdtempSync(path.join(tmpdir(), 'bench-growth-'));
const env = { PATH: process.env.PATH, HOME: folder };
const options = { rounds: isSmall ? 1 : 5, env, cwd: folder };

const times = (count, one) => Array.from({ length: count }, (_, index) => one(index));
const keyed = (count, key, one) => Object.fromEntries(times(count, (index) => [`${key}-${index}`, one(index)]));
const house = { baseUrl: 'http://127.0.0.1:8080/v1', api: 'openai-completions' };

const CHOSEN = { defaults: { model: { primary: 'openai/gpt-5.5' } } };

/** A megabyte each of what configs have many of, with nothing in it that would have to be repaired. */
const MEGABYTES = {
  agents: (count) => ({
    agents: {
      ownership: 'explicit',
      entries: keyed(count, 'agent', (index) => ({
        workspace: `~/agents/${index}`,
        model: { primary: 'openai/gpt-5.5' },
        tools: { allow: ['read', 'write'] },
        skills: ['a', 'b'],
      })),
    },
  }),
  'provider models': (count) => ({
    agents: CHOSEN,
    models: {
      providers: keyed(count / 2, 'provider', (index) => ({
        ...house,
        models: times(4, (row) => ({ id: `m-${index}-${row}`, name: 'M', contextWindow: 65_536 })),
      })),
    },
  }),
  'models map entries': (count) => ({
    agents: {
      defaults: {
        modelPolicy: { allow: ['openrouter/*'] },
        models: keyed(3 * count, 'openrouter/vendor/model', (index) => ({ alias: `alias-${index}` })),
      },
    },
  }),
  'models map entries, each with a finding': (count) => ({
    agents: { defaults: { models: keyed(3 * count, 'house/model', (index) => ({ alias: `alias-${index}` })) } },
    models: { providers: { house: { ...house, models: [{ id: 'model-0', name: 'M' }] } } },
  }),
  'channel accounts': (count) => ({
    channels: {
      telegram: {
        accounts: keyed(count, 'account', (index) => ({
          botToken: `\${TOKEN_${index}}`,
          dmPolicy: 'allowlist',
          allowFrom: [`${index}`],
          groups: { [`-100${index}`]: { requireMention: true } },
        })),
      },
    },
  }),
  bindings: (count) => ({
    agents: { ownership: 'explicit', entries: keyed(50, 'agent', () => ({})) },
    bindings: times(count, (index) => ({
      agentId: `agent-${index % 50}`,
      match: { channel: 'telegram', accountId: 'default', peer: { kind: 'group', id: `-100${index}` } },
    })),
  }),
  'MCP servers': (count) => ({
    mcp: { servers: keyed(count, 'server', (index) => ({ command: 'npx', args: ['-y', `@acme/mcp-${index}`] })) },
  }),
};

try {
  printTable([
    ['what', 'figure', 'asked'],
    ...findings(),
    ...nesting(),
    ...megabytes(),
    ...includes(),
    ...repeatedKeys(),
    ...sessions(),
  ]);
} finally {
  rmSync(folder, { recursive: true });
}

function check(name, ...more) {
  return [process.execPath, cli, '--no-state', name, ...TARGET, ...more];
}

function write(name, text) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return name;
}

function fallbacks(count) {
  const refs = Array.from({ length: count }, (_, index) => `'openai-codex/gpt-5.${index}',`);
  const text = `{ agents: { defaults: { model: { primary: 'openai/gpt-5.5', fallbacks: [\n${refs.join('\n')}\n] } } } }\n`;
  return write(`fallbacks-${count}.json5`, text);
}

function findings() {
  const counts = isSmall ? [20, 40] : [600, 1250, 2500, 5000];
  const results = measure(
    counts.map((count) => check(fallbacks(count), '--format', 'json')),
    options,
  );
  return results.map(({ seconds }, index) => {
    const before = results[index - 1]?.seconds;
    const growth = before === undefined || index < 2 ? '' : `, ${(seconds / before).toFixed(1)}x the half`;
    return [
      `${counts[index]} findings in one list`,
      `${seconds.toFixed(2)} s${growth}`,
      index === 0 ? '1.5 s' : '2.2x',
    ];
  });
}

function nesting() {
  return (isSmall ? [100] : [10_000, 100_000]).map((depth) => {
    const name = write(`nested-${depth}.json5`, `{ agents: { a: ${'{ a: '.repeat(depth)}1${' }'.repeat(depth)} } }\n`);
    const [{ seconds }] = measure([check(name)], { ...options, rounds: 1 });
    const memory = memoryOf(cli, ['--no-state', name, ...TARGET], { env, cwd: folder });
    return [`${depth} levels`, `${seconds.toFixed(2)} s, ${memory.toFixed(0)} MB`, '3 s, 300 MB'];
  });
}

function megabytes() {
  const idle = write('idle.cjs', '');
  return Object.entries(MEGABYTES).map(([what, make]) => {
    const textOf = (count) => JSON.stringify(make(count), null, 2);
    const text = textOf(isSmall ? 10 : Math.round((1e6 / textOf(1000).length) * 1000));
    const name = write('megabyte.json', text);
    const read = `const text = require('node:fs').readFileSync('megabyte.json', 'utf8');`;
    const once = write('parse-once.cjs', `${read} JSON.parse(text);`);
    const often = write('parse-often.cjs', `${read} for (let i = 0; i < 20; i++) JSON.parse(text);`);
    const commands = [[process.execPath, idle], [process.execPath, once], [process.execPath, often], check(name)];
    const [nothing, parsing, twenty, whole] = measure(commands, options).map(({ seconds }) => seconds);
    const memory = memoryOf(cli, ['--no-state', name, ...TARGET], { env, cwd: folder });
    const alone = (whole - nothing) / ((twenty - nothing) / 20);
    return [
      `${(text.length / 1e6).toFixed(1)} MB of ${what}`,
      `${(whole / parsing).toFixed(1)}x a process that parses it (without starting: ${alone.toFixed(0)}x), ${memory.toFixed(0)} MB`,
      what.endsWith('finding') ? 'an answer' : '12x, 120 MB',
    ];
  });
}

function includes() {
  return (isSmall ? [10] : [250, 500]).map((count) => {
    for (let index = 0; index < count; index++) write(`parts/${index}.json5`, `{ p${index}: { enabled: true } }\n`);
    const parts = times(count, (index) => `'./parts/${index}.json5'`);
    const name = write(`including-${count}.json5`, `{ plugins: { entries: { $include: [${parts.join(', ')}] } } }\n`);
    const [{ seconds }] = measure([check(name)], { ...options, rounds: 1 });
    return [`${count} includes`, `${seconds.toFixed(2)} s`, 'twice the number, 2.2x'];
  });
}

function repeatedKeys() {
  const name = write('repeated.json5', `{${'a:1,'.repeat(isSmall ? 1000 : 8_000_000)}}\n`);
  const [{ seconds }] = measure([check(name)], { ...options, rounds: 1 });
  const memory = memoryOf(cli, ['--no-state', name, ...TARGET], { env, cwd: folder });
  return [['31 MB of one key', `${seconds.toFixed(2)} s, ${memory.toFixed(0)} MB`, 'an answer']];
}

function store(name, count, isDirty) {
  const prompt = 'x'.repeat(4900);
  const entries = Array.from({ length: count }, (_, index) => [
    `agent:main:telegram:group:-100${index}`,
    {
      sessionId: `sid-${index}`,
      updatedAt: 1_760_000_000_000 + index,
      modelProvider: 'openai',
      model: 'gpt-5.5',
      skillsSnapshot: { prompt },
      ...(isDirty && index % 100 === 0 && { agentHarnessId: 'pi', agentRuntimeOverride: 'pi' }),
    },
  ]);
  write(`${name}/openclaw.json`, `{ agents: { defaults: { model: 'openai/gpt-5.5' } } }\n`);
  return write(`${name}/agents/main/sessions/sessions.json`, JSON.stringify(Object.fromEntries(entries), null, 2));
}

function sessions() {
  const count = isSmall ? 50 : 20_000;
  const read = (file) => `const { readFileSync } = require('node:fs'); const text = readFileSync('${file}', 'utf8');`;
  const clean = store('clean', count, false);
  const dirty = store('dirty', count, true);
  const scripts = [
    write('read.cjs', read(clean)),
    write('parse-store.cjs', `${read(dirty)} JSON.parse(text);`),
    write(
      'rewrite.cjs',
      `${read(dirty)} require('node:fs').writeFileSync('out.json', JSON.stringify(JSON.parse(text), null, 2));`,
    ),
  ];
  const run = (name, ...more) => [process.execPath, cli, '--state-dir', name, ...TARGET, ...more];
  // Each round repairs a store of its own: the copy is made by what is timed, and taken off by timing it alone.
  const copy = 'rm -rf fixed && cp -r dirty fixed';
  const fix = `${[process.execPath, cli, '--state-dir', 'fixed', ...TARGET, '--fix', '--unsafe'].join(' ')}`;
  const commands = [
    ...scripts.map((script) => [process.execPath, script]),
    run('clean'),
    run('dirty'),
    run('dirty', '--diff', '--unsafe'),
    ['bash', '-c', copy],
    ['bash', '-c', `${copy} && ${fix}`],
  ];
  const [reading, parsing, rewriting, cleanly, dirtily, diffing, copying, both] = measure(commands, {
    ...options,
    rounds: isSmall ? 1 : 3,
  }).map(({ seconds }) => seconds);
  const held = (name, ...more) => memoryOf(cli, ['--state-dir', name, ...TARGET, ...more], { env, cwd: folder });
  const size = statSync(path.join(folder, clean)).size / 2 ** 20;
  const megabytes = (memory) => `${memory.toFixed(0)} MB`;
  spawnSync('bash', ['-c', copy], { cwd: folder, env });
  const fixing = held('fixed', '--fix', '--unsafe');
  const undoing = memoryOf(cli, ['undo'], { env, cwd: folder });
  return [
    [
      `${count} sessions, clean check`,
      `${(cleanly / reading).toFixed(1)}x reading; ${megabytes(held('clean'))}, the file ${megabytes(size)} of it`,
      '3x',
    ],
    [
      `${count} sessions, 1 % dirty, check`,
      `${(dirtily / parsing).toFixed(1)}x JSON.parse; ${megabytes(held('dirty'))}`,
      '1.5x',
    ],
    [
      `${count} sessions, 1 % dirty, --diff --unsafe`,
      `${(diffing / rewriting).toFixed(1)}x parse, stringify, write; ${megabytes(held('dirty', '--diff', '--unsafe'))}`,
      '2.5x, 400 MB',
    ],
    [
      `${count} sessions, 1 % dirty, --fix --unsafe`,
      `${((both - copying) / rewriting).toFixed(1)}x parse, stringify, write; ${megabytes(fixing)}`,
      '2.5x, 400 MB',
    ],
    [`${count} sessions, undo of that`, megabytes(undoing), '400 MB'],
  ];
}
