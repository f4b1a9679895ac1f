/**
 * The rooms of the house and the one way imports go through them:
 *   cli -> index -> doctor -> report, rules, tool-config -> engine -> openclaw -> document
 * `language-server` stands beside `cli`, which starts it; it may ask all rooms below.
 * `installation`, which reads the disk, stands beside `engine` and is asked by `doctor` and `tool-config` alone.
 * `storage` and `document` import nothing of ours. `doctor` puts the rooms together and `index.ts` is its door.
 */
const mayImport = {
  document: [],
  storage: [],
  openclaw: ['document'],
  installation: ['document', 'openclaw'],
  engine: ['document', 'openclaw'],
  rules: ['document', 'openclaw', 'engine'],
  report: ['document', 'openclaw', 'engine'],
  'tool-config': ['document', 'openclaw', 'installation', 'engine'],
};
const pathsOf = (rooms) => `^src/(${rooms.join('|')})/`;

const directions = Object.entries(mayImport).map(([room, others]) => ({
  name: `${room}-imports-${others.length === 0 ? 'nothing-of-ours' : others.join('-')}`,
  severity: 'error',
  from: { path: pathsOf([room]) },
  to: { path: '^src/', pathNot: pathsOf([room, ...others]) },
}));

/** Side effects have one home each: the rooms that stay pure import none of these modules. */
const fileSystem = '^(node:)?fs(/promises)?$';
const world = '^(node:)?(process|child_process|net|http|https|dgram|dns|tls|worker_threads|cluster|readline)';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...directions,
    {
      name: 'index-does-not-know-the-cli',
      severity: 'error',
      from: { path: '^src/(index\\.ts$|doctor/)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'nobody-asks-the-language-server',
      comment: 'A check, and a program that uses the API, load nothing of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(language-server/|cli/commands/lsp\\.ts$)' },
      to: { path: '^src/language-server/' },
    },
    {
      name: 'language-server-does-not-know-the-cli',
      severity: 'error',
      from: { path: '^src/language-server/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'cli-goes-through-index',
      comment: 'The command line has no logic of its own: it asks the public API and prints.',
      severity: 'error',
      from: { path: '^src/cli/' },
      // What is needed before the API is worth loading: the version, and how to word a mistake; and files of our own.
      to: {
        path: '^src/.+/',
        pathNot:
          '^src/(cli|report)/|^src/language-server/serve\\.ts$|^src/doctor/(tool|input-error|failure-reason|closest|process-system|homes/worker)\\.ts$|^src/storage/own-files\\.ts$',
      },
    },
    {
      name: 'disk-only-in-installation-and-storage',
      comment: 'Who reads the disk is installation/, who writes it is storage/; cli/start is the process itself.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(installation|storage|cli/start)/|^src/cli/terminal\\.ts$' },
      to: { path: fileSystem },
    },
    {
      name: 'report-knows-no-rule',
      comment: 'What a report says of a rule comes with the finding; not on a detour either.',
      severity: 'error',
      from: { path: pathsOf(['report']) },
      to: { path: pathsOf(['rules']), reachable: true },
    },
    {
      name: 'nothing-is-executed-or-called',
      severity: 'error',
      from: { path: pathsOf(['document', 'engine', 'rules', 'report', 'storage']) },
      to: { path: world },
    },
    {
      name: 'no-development-packages',
      comment: 'What the bundle holds is listed as bundled; test and build tools are not for src.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/(vitest|fast-check|esbuild|typescript|@biomejs|@swc|dependency-cruiser)/' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
