import { tool } from '../../doctor/tool.js';
import { wrap } from '../../report/pretty/wrap.js';

/** What a command is for, told with examples first; `$0` stands for the program. */
export interface Help {
  /** How it is called. */
  readonly usage: string;
  readonly about: string;
  /** What to type, and what that does. */
  readonly examples: readonly (readonly [string, string])[];
}

export const HELP = {
  program: {
    usage: '$0 [paths..] [options]',
    about: 'Finds what an OpenClaw upgrade broke, shows the smallest patch that repairs it, and applies it.',
    examples: [
      ['$0', 'check your installation'],
      ['$0 --diff', 'see the patch first'],
      ['$0 --fix', 'apply what is safe'],
      ['$0 --fix -i', 'be asked before each fix'],
      ['$0 --target 2026.9.6', 'what would an upgrade break?'],
      ['$0 openclaw.json --format json', 'one file, for a program'],
      ['$0 routes --compare 2026.4.29 2026.9.6', 'who will answer and pay?'],
      ['$0 explain models/openai-codex-ref', 'what a rule finds, and why'],
    ],
  },
  doctor: {
    usage: '$0 doctor [paths..] [options]',
    about:
      'Checks your installation: the config, what it includes, sessions, cron jobs, auth profiles. Given paths are config files, checked without any state, or state directories; several directories, or a pattern that finds some, are checked one by one and told in one table.',
    examples: [
      ['$0', 'check your installation'],
      ['$0 --diff > fix.patch', 'the patch alone, for git apply'],
      ['$0 --fix', 'apply what is safe'],
      ['$0 --fix --unsafe -i', 'also what may cost, one by one'],
      ["$0 '/home/*/.openclaw'", 'many homes, one table'],
      ['$0 --target 2026.9.6 --diff', 'what an upgrade asks for'],
      ['$0 --only "models/*"', 'the rules of one area'],
      ['$0 --format sarif=out.sarif', 'a report for code scanning'],
      ['$0 --staged', 'what git is about to commit'],
      ['$0 --stdin --fix < openclaw.json', 'a filter, for editors'],
    ],
  },
  routes: {
    usage: '$0 routes [paths..] [options]',
    about: 'Shows where every model slot leads: provider, runtime, auth, and who pays, under a release.',
    examples: [
      ['$0 routes', 'every slot of every agent'],
      ['$0 routes --agent main', 'one agent'],
      ['$0 routes --compare 2026.4.29 2026.9.6', 'what an upgrade changes'],
      ['$0 routes --compare old.json new.json', 'what an edit changes'],
    ],
  },
  why: {
    usage: '$0 why <ref..> [options]',
    about:
      'Resolves one model ref step by step: alias, allowlist, provider, runtime, auth; and says why it is refused.',
    examples: [
      ['$0 why openai/gpt-5.5', 'a ref'],
      ['$0 why opus --agent work', 'an alias, for one agent'],
    ],
  },
  rules: {
    usage: '$0 rules [options]',
    about: 'Lists the rules: id, severity, fix, what they find.',
    examples: [
      ['$0 rules', 'a line a rule'],
      ['$0 rules --format json', 'all that rules say of themselves'],
    ],
  },
  migrations: {
    usage: '$0 migrations [options]',
    about: 'Lists what an upgrade between two releases changes. What that means for your files says --target.',
    examples: [
      ['$0 migrations --from 2026.4.29', 'up to the newest known'],
      ['$0 migrations --from 2026.4.29 --to 2026.5.12', 'between two releases'],
      ['$0 migrations --from 2026.4.29 --used', 'only what you use'],
      ['$0 migrations --key gateway.webchat', 'when a key came and went'],
      ['$0 --target 2026.9.6 --diff', 'for your files'],
    ],
  },
  releases: {
    usage: '$0 releases [options]',
    about: 'Lists the releases that are known, and which packages what is said about each was read from.',
    examples: [
      ['$0 releases', 'a line a release'],
      ['$0 releases --format json', 'for programs'],
    ],
  },
  upgrade: {
    usage: '$0 upgrade [home] [options]',
    about:
      'Plans an upgrade of OpenClaw: will the gateway start, what changes who answers or pays, what cannot be taken back; then the steps in their order, with what to look at before the next. Writes nothing.',
    examples: [
      ['$0 upgrade', 'to the newest release known'],
      ['$0 upgrade --from 2026.4.29 --to 2026.9.6', 'between two releases'],
      ['$0 upgrade /home/ada/.openclaw', 'for another home'],
      ['$0 upgrade --format markdown', 'a list to tick off'],
    ],
  },
  explain: {
    usage: '$0 explain <rule> [options]',
    about: 'Tells what a rule finds, why, what its fix makes of examples, and how safe that is.',
    examples: [
      ['$0 explain models/openai-codex-ref', 'for reading'],
      ['$0 explain gateway/auth-missing --format json', 'for programs'],
    ],
  },
  undo: {
    usage: '$0 undo [run] [options]',
    about: 'Puts back what a --fix wrote, unless the file has changed since.',
    examples: [
      ['$0 undo', 'the last run'],
      ['$0 undo --list', 'the runs that can be undone'],
      ['$0 undo 20260304T050607Z-1f2e --diff', 'see what that one would put back'],
    ],
  },
  get: {
    usage: '$0 get <path> [options]',
    about: 'Prints a value of the config as OpenClaw sees it, after includes. Secrets are masked.',
    examples: [
      ['$0 get gateway.port', 'the bare value'],
      ['$0 get agents.defaults --json', 'as JSON'],
    ],
  },
  set: {
    usage: '$0 set <path> <value> [options]',
    about:
      'Sets one value in the file that owns it. Comments, order and layout stay; the result is checked before it is written, and undo takes it back.',
    examples: [
      ['$0 set gateway.port 19001', 'a number'],
      ['$0 set gateway.bind lan --dry-run', 'see the diff first'],
      [`$0 set tools.allow '["exec"]' --merge`, 'add to a list or a map'],
      [`$0 set 'tools.allow[0]' read`, 'an item of a list'],
    ],
  },
  unset: {
    usage: '$0 unset <path> [options]',
    about: 'Takes one value out, with the comments that are its own and no others.',
    examples: [
      ['$0 unset gateway.bind', 'a member'],
      [`$0 unset 'tools.allow[0]'`, 'an item of a list'],
    ],
  },
  patch: {
    usage: '$0 patch <file> [options]',
    about:
      'Makes all changes of a patch, or none: an object is a JSON merge patch (RFC 7396), a list a JSON patch (RFC 6902). Either may be JSON5.',
    examples: [
      ['$0 patch change.json5 --dry-run', 'see the diff first'],
      [`echo '{gateway:{port:19001}}' | $0 patch -`, 'from standard input'],
    ],
  },
  'restore-comments': {
    usage: '$0 restore-comments [options]',
    about: 'Gives a config that OpenClaw has rewritten the comments back that it had. Values stay as they are.',
    examples: [
      ['$0 restore-comments', 'see the diff'],
      ['$0 restore-comments --from old.json5', 'from that text'],
      ['$0 restore-comments --write', 'write it'],
    ],
  },
  lsp: {
    usage: '$0 lsp',
    about:
      'Serves an editor over standard input and output: findings as you type, fixes, hover, completion, rename. How to set up editors is in docs/editors.md.',
    examples: [['$0 lsp', 'what an editor starts; it is not for typing']],
  },
  mcp: {
    usage: '$0 mcp [options]',
    about:
      'Serves an agent over standard input and output: it checks, explains and proposes changes as diffs. It writes nothing unless --allow-write is given; secrets are masked. How to set it up is in docs/agents.md.',
    examples: [
      ['$0 mcp', 'what an agent starts; it is not for typing'],
      ['$0 mcp --allow-write', 'the agent may write what it has proposed'],
    ],
  },
  'merge-reports': {
    usage: '$0 merge-reports <reports..> [options]',
    about: 'Makes one report of those that --format json has written on many machines, each named after its file.',
    examples: [
      ['$0 merge-reports *.json', 'one table, worst first'],
      ['$0 merge-reports *.json --format html=all.html', 'a page'],
      ['$0 merge-reports *.json --fail-on error', 'exit 1 for errors only'],
    ],
  },
  schema: {
    usage: '$0 schema [options]',
    about:
      'Prints a JSON Schema (draft 2020-12) of openclaw.json under a release, for editors that have no language server. It refuses nothing that the release takes, and not all that the release refuses.',
    examples: [
      ['$0 schema > openclaw.schema.json', 'of the installed release'],
      ['$0 schema --target 2026.9.6', 'of that release'],
    ],
  },
  init: {
    usage: '$0 init [options]',
    about:
      'Sets up a git repository: a hook, a CI workflow, a config for this tool. Asks before it writes each; never overwrites.',
    examples: [
      ['$0 init', 'be asked'],
      ['$0 init --yes --action acme/clawmend@v1', 'write all three'],
    ],
  },
  completion: {
    usage: '$0 completion <shell>',
    about: 'Prints what a shell needs to complete commands, options and rule ids.',
    examples: [
      ['source <($0 completion bash)', 'in ~/.bashrc'],
      ['source <($0 completion zsh)', 'in ~/.zshrc, after compinit'],
      ['$0 completion fish | source', 'in ~/.config/fish/config.fish'],
    ],
  },
} satisfies Readonly<Record<string, Help>>;

export const EPILOG = `Exit status:
  0  nothing left at or above --fail-on
  1  findings are left, or --diff is not empty
  2  it could not be done
  130  interrupted

Environment:
  OPENCLAW_STATE_DIR, OPENCLAW_CONFIG_PATH, OPENCLAW_HOME  as OpenClaw reads them
  XDG_STATE_HOME  backups are in clawmend/runs there, or in ~/.local/state
  NO_COLOR, FORCE_COLOR  unless --color is given`;

const WIDEST = 100;

/**
 * A page of help with its examples first.
 * @param listed what the parser of the command line has made: commands, arguments and options
 */
export function helpPage(listed: string, argv: readonly string[], width: number): string {
  const body = /^[A-Z][A-Za-z ]+:$/m.exec(listed);
  if (body === null) return listed;
  const command = argv.find((word) => Object.hasOwn(HELP, word)) as keyof typeof HELP | undefined;
  return `${head(HELP[command ?? 'program'], Math.min(width, WIDEST))}\n\n${withoutTypes(listed.slice(body.index))}`;
}

function head({ usage, about, examples }: Help, width: number): string {
  const widest = Math.max(...examples.map(([typed]) => typed.length));
  const lines = examples.map(([typed, effect]) => `  ${typed.padEnd(widest)}  ${effect}`);
  return [usage, wrap(about, { width }).join('\n'), ['Examples:', ...lines].join('\n')]
    .join('\n\n')
    .replaceAll('$0', tool.name);
}

/** Without the types of options, which say nothing that their text does not. */
function withoutTypes(page: string): string {
  return page.replace(/\n +\[(?:string|boolean|array)\](?=\n|$)/g, '').replace(/ *\[(?:string|boolean|array)\]/g, '');
}
