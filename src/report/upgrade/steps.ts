import { count, listed } from '../words.js';
import type { UpgradeFacts } from './facts.js';
import { isOfOpenClaw, isUrgent, placesOf } from './left.js';

export type StepId =
  | 'repair'
  | 'stop'
  | 'backup'
  | 'fix'
  | 'left'
  | 'install'
  | 'plugins'
  | 'doctor'
  | 'comments'
  | 'start'
  | 'check';

/** One thing to do, before the next. */
export interface UpgradeStep {
  readonly id: StepId;
  readonly title: string;
  readonly commands: readonly string[];
  /** What it does and what it needs. */
  readonly notes: readonly string[];
  /** What to see, as the end of "Go on when …" or "Look at …". */
  readonly look: string;
  /** `stop`: without what is to be seen nobody should go on. */
  readonly after: 'stop' | 'go-on';
  /** From this step on only the backup leads back. */
  readonly isNoReturn?: true;
  /** Where a screen has no room for all of it: the title with what to look at, or notes in fewer words. */
  readonly short?: { readonly title?: string; readonly notes?: readonly string[] };
}

/** CPU of `openclaw doctor --fix`, as people see it after an upgrade. */
const DOCTOR_TIME = '20 to 80 s';

/** The steps in their order: nothing is done before what it leans on, nothing taken that a later step still reads. */
export function stepsOf(facts: UpgradeFacts): readonly UpgradeStep[] {
  if (facts.unreadable.length > 0) return [repairStep(facts)];
  const [plugins, doctor] = [pluginSteps(facts), doctorSteps(facts)];
  // OpenClaw installs no plugin while it refuses the config, and would look for missing ones in its doctor.
  const isRefusedUntilDoctor = facts.kept.length > 0;
  const steps = [
    stopStep(facts),
    ...backupSteps(facts),
    ...fixSteps(facts),
    ...leftSteps(facts),
    installStep(facts),
    ...(isRefusedUntilDoctor ? [...doctor, ...plugins] : [...plugins, ...doctor]),
    ...commentSteps(facts, doctor.length > 0),
    startStep(facts),
    checkStep(facts),
  ];
  if (!losesState(facts)) return steps;
  const first = steps.findIndex(({ id }) => TOUCHING.has(id));
  return steps.map((step, index) => (index === first ? { ...step, isNoReturn: true } : step));
}

/** Every command of the later release but `--version` may move state forward. */
const TOUCHING: ReadonlySet<StepId> = new Set(['plugins', 'doctor', 'start']);

/** Whether the earlier release cannot read what the later one makes of the state. */
export function losesState({ imports, kept, layouts }: UpgradeFacts): boolean {
  return imports.length + kept.length + layouts.length > 0;
}

/** What to type where the new release does not serve, and state has gone on: what came since the backup is lost. */
export function wayBack(facts: UpgradeFacts): readonly string[] {
  const { backup, from, environment } = facts;
  const { directory } = backup;
  if (facts.unreadable.length > 0 || directory === undefined || !losesState(facts)) return [];
  return [
    `${environment}openclaw gateway stop`,
    `mv ${directory} ${directory}-$(date +%s)`,
    `mkdir -m 700 ${directory}`,
    `tar xzf "$(ls -t ${archive('', from, '*')} | head -n 1)" -C ${directory}`,
    ...(backup.others.length === 0 ? [] : [`tar xPzf "$(ls -t ${archive('-more', from, '*')} | head -n 1)"`]),
    `npm install -g openclaw@${from.release.text} --allow-scripts=openclaw`,
    `${environment}openclaw gateway start`,
  ];
}

/** What a backup is called, or how all of its name are found. */
function archive(part: string, { release }: UpgradeFacts['from'], when: string): string {
  return `~/openclaw${part}-${release.text}-${when}.tgz`;
}

/** The number of a step, as people see it. */
export function numberOf(steps: readonly UpgradeStep[], id: StepId): number | undefined {
  const index = steps.findIndex((step) => step.id === id);
  return index < 0 ? undefined : index + 1;
}

function repairStep({ tool, flags, from }: UpgradeFacts): UpgradeStep {
  const target = ` --target ${from.release.text}${flags}`;
  return {
    id: 'repair',
    title: 'Repair the syntax, then ask for the plan again',
    commands: [`${tool}${target}`, `${tool} --fix -i${target}`, `${tool} upgrade${flags}`],
    notes: [],
    look: `\`${tool}${target}\` names no syntax error`,
    after: 'stop',
  };
}

function stopStep({ environment, gateway, from }: UpgradeFacts): UpgradeStep {
  const state = { running: ', which runs now', stopped: ', which seems to be stopped', unknown: '' }[gateway.state];
  return {
    id: 'stop',
    title: `Stop the gateway of ${from.release.text}${state}`,
    commands: [`${environment}openclaw gateway stop`],
    notes: [],
    look: `\`${environment}openclaw gateway status\` finds nothing running`,
    after: 'stop',
  };
}

function backupSteps({ backup, from }: UpgradeFacts): readonly UpgradeStep[] {
  const { directory, others } = backup;
  if (directory === undefined && others.length === 0) return [];
  const name = (part: string): string => archive(part, from, '$(date +%s)');
  const more = directory === undefined ? '' : '-more';
  return [
    {
      id: 'backup',
      title: 'Back up everything; it holds credentials',
      commands: [
        ...(directory === undefined ? [] : [`(umask 77; tar czf ${name('')} -C ${directory} .)`]),
        ...(others.length === 0 ? [] : [`(umask 77; tar cPzf ${name(more)} ${others.join(' ')})`]),
        `tar tzf "$(ls -t ${archive('', from, '*')} | head -n 1)" | wc -l`,
      ],
      notes: [],
      look: 'none complained and the last counts the files in the backup',
      after: 'stop',
    },
  ];
}

function fixSteps({ tool, flags, to, fixes }: UpgradeFacts): readonly UpgradeStep[] {
  if (fixes === 0) return [];
  const call = (mode: string): string => `${tool} ${mode} --target ${to.release.text}${flags}`;
  const title = `Make the ${fixes === 1 ? 'safe fix' : `${fixes} safe fixes`}`;
  return [
    {
      id: 'fix',
      title,
      short: { title: `${title}; look at the diff before the second command` },
      commands: [call('--diff'), call('--fix')],
      notes: [],
      look: `the diff before the second; \`${tool} undo\` takes it back`,
      after: 'go-on',
    },
  ];
}

function leftSteps({ tool, flags, to, left }: UpgradeFacts): readonly UpgradeStep[] {
  const urgent = left.filter(isUrgent);
  if (urgent.length === 0) return [];
  const target = ` --target ${to.release.text}${flags}`;
  const unsafe = left.filter(({ by }) => by === 'unsafe').length;
  const byHand = urgent.filter(({ by }) => by === 'hand');
  const decide = `Decide ${count(unsafe, 'fix', 'fixes')} that may change a model, account or bill`;
  const hand = `${unsafe > 0 ? 'repair' : 'Repair'} by hand: ${placesOf(byHand)}`;
  return [
    {
      id: 'left',
      title: [...(unsafe > 0 ? [decide] : []), ...(byHand.length > 0 ? [hand] : [])].join('; '),
      commands: [
        ...(unsafe > 0 ? [`${tool} --fix --unsafe -i${target}`] : []),
        ...(byHand.length > 0 ? [`${tool}${target}`] : []),
      ],
      notes: [],
      look: `\`${tool}${target}\` ${left.some(isOfOpenClaw) ? 'leaves errors to OpenClaw alone' : 'names no error'}`,
      after: 'stop',
    },
  ];
}

function installStep({ to, node, installed }: UpgradeFacts): UpgradeStep {
  const release = to.release.text;
  const needs = node === undefined ? '' : ` on Node ${node}`;
  const isThere = installed === release;
  return {
    id: 'install',
    title: isThere
      ? `Have OpenClaw ${release}${needs}: it is installed already`
      : `Install OpenClaw ${release}${needs}`,
    // From npm 11.16 on scripts of packages run only where they are allowed; earlier ones pass over the flag with a warning.
    commands: isThere ? ['openclaw --version'] : [`npm install -g openclaw@${release} --allow-scripts=openclaw`],
    notes: isThere ? [] : ['npm before 11.16 runs scripts without being told to, and may warn about the flag.'],
    short: { notes: [] },
    look: `\`openclaw --version\` says ${release}${isThere ? '' : ' (pnpm, Bun, image: likewise)'}`,
    after: 'stop',
  };
}

function pluginSteps({ plugins, environment, to, imports, kept }: UpgradeFacts): readonly UpgradeStep[] {
  const packages = plugins.flatMap((plugin) => plugin.package ?? []);
  if (packages.length === 0) return [];
  const what = packages.length === 1 ? 'the plugin' : `the ${packages.length} plugins`;
  return [
    {
      id: 'plugins',
      title: `Install ${what} that ${to.release.text} does not bring along`,
      commands: packages.map((name) => `${environment}openclaw plugins install ${name}`),
      short: { notes: [] },
      notes: [
        ...(imports.some(({ what }) => what === 'sessions') && kept.length === 0
          ? [`Without ${packages.length === 1 ? 'it' : 'them'} the import of sessions stays unfinished.`]
          : []),
        'Where it fails, leave the gateway stopped, and repeat it once npm can be reached.',
      ],
      look: `\`${environment}openclaw plugins list\` has ${packages.length === 1 ? 'it' : 'them'}`,
      after: 'stop',
    },
  ];
}

/** Only where something is taken over that nobody else takes over. */
function doctorSteps(facts: UpgradeFacts): readonly UpgradeStep[] {
  const { imports, kept, layouts, left, environment, comments, tool, flags, to } = facts;
  const owed = left.filter(isOfOpenClaw);
  if (imports.length + kept.length + layouts.length + owed.length === 0) return [];
  const keys = new Set(kept.map(({ path }) => path));
  const rewritten = owed.filter(({ path }) => path === null || !keys.has(path));
  const repairs = rewritten.length > 0 ? [`Repairs ${count(rewritten.length, 'finding')} left to it.`] : [];
  return [
    {
      id: 'doctor',
      title: `Let OpenClaw take over its state: ${DOCTOR_TIME} of CPU`,
      commands: [`${environment}openclaw doctor --fix`],
      notes: [
        ...(imports.length > 0 ? [`Imports ${listed(imports.map(importWords))}.`] : []),
        ...(kept.length > 0 ? [`Reads, then takes out ${listed(kept.map(({ path }) => path))}.`] : []),
        ...repairs,
        'It may be run again where it stopped early.',
        `Rewrites \`openclaw.json\`: ${comments > 0 ? 'comments and ' : ''}keys it does not know go, skills that lack a program here may be switched off.`,
      ],
      short: {
        notes: [
          ...(imports.length > 0 ? [`Imports ${listed(imports.map(({ what }) => what))}.`] : repairs),
          `${comments > 0 ? 'Comments' : 'Keys it does not know'} go; skills may be switched off.`,
        ],
      },
      look: `\`echo $?\` says 0 and \`${tool} --target ${to.release.text}${flags}\` names no error`,
      after: 'stop',
    },
  ];
}

function importWords({ what, files }: UpgradeFacts['imports'][number]): string {
  return `${what} (${count(files, 'file')})`;
}

function commentSteps({ comments, tool, flags, to }: UpgradeFacts, isRewritten: boolean): readonly UpgradeStep[] {
  if (!isRewritten || comments === 0) return [];
  const title = `Give the config its ${count(comments, 'comment')} back`;
  return [
    {
      id: 'comments',
      title,
      short: { title: `${title}; look at what found no place` },
      commands: [`${tool} restore-comments --write --target ${to.release.text}${flags}`],
      notes: [],
      look: `what found no place; \`${tool} undo\` takes it back`,
      after: 'go-on',
    },
  ];
}

function startStep({ environment, to }: UpgradeFacts): UpgradeStep {
  return {
    id: 'start',
    title: `Start the gateway of ${to.release.text}`,
    commands: [`${environment}openclaw gateway start`],
    notes: [],
    look: `\`${environment}openclaw gateway status\` finds it running`,
    after: 'stop',
  };
}

function checkStep({ tool, flags, to, environment, left }: UpgradeFacts): UpgradeStep {
  const waiting = left.filter((one) => !isUrgent(one) && one.by !== 'openclaw').length;
  const findings = waiting === 1 ? 'finding' : `${waiting} findings`;
  return {
    id: 'check',
    title: waiting === 0 ? 'Check' : `Check, and read the ${findings} that can wait`,
    short: {
      title: `Check: send a message on every channel${waiting === 0 ? '' : `; the ${findings} can wait`}`,
    },
    commands: [`${tool} --target ${to.release.text}${flags}`, `${environment}openclaw health`],
    notes: [],
    look: 'who answers: send a message on every channel',
    after: 'go-on',
  };
}
