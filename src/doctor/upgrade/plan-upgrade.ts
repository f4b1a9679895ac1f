import * as path from 'node:path';
import { formatPath } from '../../document/config-path.js';
import { groupBy } from '../../document/group-by.js';
import { parseDocument } from '../../document/parse.js';
import { configSubject } from '../../engine/check/subject.js';
import { isChanged } from '../../engine/run-result.js';
import { openWorkspace } from '../../engine/workspace.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';
import { leavingPlugins } from '../../openclaw/plugins/leaving.js';
import { recordedPlugins } from '../../openclaw/plugins/records.js';
import { type ChangedDefault, changedDefaults, keyOf } from '../../openclaw/releases/changed-defaults.js';
import { factsFor } from '../../openclaw/releases/facts.js';
import { nodeFor } from '../../openclaw/releases/node-versions.js';
import type { Release } from '../../openclaw/releases/release.js';
import { stillToRead } from '../../openclaw/retired/still-read.js';
import { databaseRole, isDatabase } from '../../openclaw/state/era.js';
import { pendingImports } from '../../openclaw/state/imports.js';
import { layoutOf } from '../../openclaw/state/layouts.js';
import type { ReportedFinding } from '../../report/model.js';
import { prepareReport } from '../../report/prepare.js';
import { readableFile } from '../../report/relative-file.js';
import { quoted } from '../../report/shell-words.js';
import { weighed } from '../../report/summary/verdict.js';
import type { LayoutChange, UpgradeFacts } from '../../report/upgrade/facts.js';
import { type UpgradePlan, upgradePlan } from '../../report/upgrade/plan.js';
import type { CheckOptions } from '../check-options.js';
import { type Plan, planRun } from '../plan/plan.js';
import { tool } from '../tool.js';
import { leftFindings, settledBy } from './left-findings.js';
import { type AskedSpan, ageNote, goalOf, spanOf, type Touched } from './span.js';
import { placeKey, upgradeRoutes } from './upgrade-routes.js';

/**
 * Works out the upgrade of one home from one release to another; writes nothing.
 * @throws {InputError} where there is no home, or no upgrade
 */
export async function planUpgrade(options: CheckOptions, asked: AskedSpan = {}): Promise<UpgradePlan> {
  const to = await goalOf(asked, options.system);
  const check = { ...options, target: to.release.text };
  const plan = await planRun(check, 'none');
  const [installation] = plan.installations;
  const config = configOf(installation);
  const span = await spanOf(asked, to, originOf(config, plan), options.system);
  const [safe, unsafe] = [await planRun(check, 'safe'), await planRun(check, 'unsafe')];
  const [now, later] = [reportOf(plan, options), reportOf(safe, options)];
  const [asIs, left] = [weighed(now), weighed(later)];
  const open = later.findings.filter(({ status }) => status === 'open');
  const routes = upgradeRoutes(
    installation,
    { from: span.from.release, to: to.release },
    { safe: safe.result.files, unsafe: unsafe.result.files },
    owedPlaces(open),
  );
  const around = config && { config, installation };
  const facts: UpgradeFacts = {
    tool: tool.name,
    ...span,
    to,
    place: placeOf(installation, options),
    gateway: installation.gateway,
    ...callsOf(installation, options),
    backup: backupOf(installation, options),
    unreadable: unreadableFiles(left.unreadable),
    hasConfig: installation.files.some(({ kind }) => kind === 'config'),
    before: { refused: asIs.refused.length, errors: asIs.otherErrors.length },
    fixes: later.findings.filter(({ status, settledBy }) => status === 'fixed' && settledBy === undefined).length,
    left: leftFindings(open, new Set(left.refused)),
    kept: around ? keptOf(around, to.release) : [],
    imports: pendingImports(installation, to.release).map(({ row, files }) => ({
      what: row.what,
      into: row.into,
      files: files.length,
      isNeededToStart: row.isNeededToStart === true,
    })),
    comments: commentsOf(installation),
    routes: routes?.facts,
    defaults: config ? changedDefaults(config, span.from.release, to.release).map(defaultFact) : [],
    plugins: config
      ? leavingPlugins(config, factsFor(span.from.release), factsFor(to.release), {
          ...(routes?.use ?? NOTHING_USED),
          installed: recordedPlugins(installation),
        })
      : [],
    layouts: layoutChanges(installation, span.from.release, to.release),
    node: nodeFor(to.release),
    notes: [...ageNote(to), ...plan.notes],
  };
  return upgradePlan(facts);
}

function defaultFact(one: ChangedDefault): UpgradeFacts['defaults'][number] {
  return { since: one.since, key: keyOf(one), now: one.now };
}

const NOTHING_USED = { providers: new Set<string>(), runtimes: new Set<string>(), newRuntimes: new Set<string>() };

/** Where OpenClaw's own doctor is to put a ref right. */
function owedPlaces(open: readonly ReportedFinding[]): ReadonlySet<string> {
  const owed = open.filter((finding) => settledBy(finding) === 'openclaw');
  return new Set(owed.flatMap(({ origin }) => (origin.path === null ? [] : [placeKey(origin.file, origin.path)])));
}

/** The first fault of each file, and how many more there are. */
function unreadableFiles(findings: readonly ReportedFinding[]): UpgradeFacts['unreadable'] {
  return [...groupBy(findings, ({ file }) => file)].map(([file, [first, ...more]]) => {
    const place = first?.range ? `${first.range.start.line}:${first.range.start.column}: ` : '';
    const others = more.length === 0 ? '' : `, and ${more.length} more`;
    return { file, message: `${place}${(first?.message ?? '').replace(/\.$/, '')}${others}` };
  });
}

/** What the config says of where it comes from, and why it says nothing. */
function originOf(config: ConfigValue | undefined, { installations }: Plan): Touched {
  const { configPath, files } = installations[0];
  const isThere = files.some(({ path: file }) => file === configPath);
  return {
    release: config?.at('meta.lastTouchedVersion')?.string,
    ...(config === undefined && isThere && configPath !== undefined && { unreadable: configPath }),
  };
}

function configOf(installation: Installation): ConfigValue | undefined {
  return configSubject(openWorkspace(installation.files), installation)?.root;
}

function reportOf({ result, refused, notes }: Plan, { system }: CheckOptions) {
  return prepareReport({
    result,
    tool,
    cwd: system.cwd,
    mode: 'check',
    color: false,
    width: 80,
    showSecrets: false,
    written: { paths: [], failures: [] },
    notes,
    refused: result.files.some(isChanged) ? refused.after : refused.before,
    scope: 'all-rules',
  });
}

function placeOf({ stateDir, configPath, home }: Installation, { system }: CheckOptions): string {
  return readableFile(system.cwd, home, stateDir ?? configPath ?? system.cwd);
}

/** How the same home is named to both programs; nothing where it is the one they look at anyway. */
function callsOf({ stateDir, configPath }: Installation, { config, stateDir: asked, system }: CheckOptions) {
  const flags = [
    ...(config === undefined ? [] : [` --config ${quoted(config)}`]),
    ...(asked === undefined ? [] : [` --state-dir ${quoted(asked)}`]),
  ];
  // Where the state lies the config is looked for too, unless a variable says otherwise.
  const isBeside = configPath === path.join(stateDir ?? '', 'openclaw.json') && !system.env.OPENCLAW_CONFIG_PATH;
  const isNamed = config !== undefined || (asked !== undefined && !isBeside);
  const variables = [
    ...(asked !== undefined && stateDir !== undefined ? [`OPENCLAW_STATE_DIR=${quoted(stateDir)} `] : []),
    ...(isNamed && configPath !== undefined ? [`OPENCLAW_CONFIG_PATH=${quoted(configPath)} `] : []),
  ];
  return { flags: flags.join(''), environment: variables.join('') };
}

/** The state directory, and what the home keeps outside of it. */
function backupOf({ stateDir, files, directories }: Installation, { system }: CheckOptions): UpgradeFacts['backup'] {
  const shell = (name: string): string => underHome(name, system.env.HOME ?? system.homedir);
  const isThere = stateDir !== undefined && directories.some(({ path: one }) => one === stateDir);
  const isInside = (file: string): boolean => isThere && file.startsWith(`${stateDir}${path.sep}`);
  const outside = files
    .filter((file) => !isInside(file.path))
    .map((file) => (file.kind === 'config' || file.kind === 'include' ? file.path : path.dirname(file.path)));
  return {
    directory: isThere ? shell(stateDir) : undefined,
    others: [...new Set(outside)].sort().map(shell),
  };
}

/** As short as a shell takes it. */
function underHome(name: string, home: string): string {
  const rest = name.startsWith(`${home}${path.sep}`) ? name.slice(home.length + 1) : undefined;
  return rest !== undefined && quoted(rest) === rest ? `~/${rest}` : quoted(name);
}

function keptOf(around: { readonly config: ConfigValue; readonly installation: Installation }, to: Release) {
  return stillToRead(around, to).map(({ row, at }) => ({
    path: formatPath(at.path),
    does: row.does,
    otherwise: row.otherwise,
  }));
}

function commentsOf({ files }: Installation): number {
  return files
    .filter(({ kind }) => kind === 'config' || kind === 'include')
    .reduce((sum, { content }) => sum + (content === undefined ? 0 : parseDocument(content).comments.length), 0);
}

function layoutChanges({ files }: Installation, from: Release, to: Release): readonly LayoutChange[] {
  const [then, now] = [layoutOf(from), layoutOf(to)];
  if (now === undefined) return [];
  const older = files.flatMap((file) => {
    const role = databaseRole(file);
    const was = file.schemaVersion;
    return isDatabase(file) && role !== undefined && was !== undefined && was < now[role] ? [{ role, was }] : [];
  });
  return [...groupBy(older, ({ role, was }) => `${role} ${was}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { role, was } = first;
    return [{ role, count: group.length, from: was, to: now[role], ...(then && { readBefore: then[role] }) }];
  });
}
