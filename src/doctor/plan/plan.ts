import type { Finding } from '../../engine/finding.js';
import type { Rule } from '../../engine/rule.js';
import { run } from '../../engine/run.js';
import type { FixLevel, RunOptions } from '../../engine/run-options.js';
import { isChanged, type RunResult } from '../../engine/run-result.js';
import { installedRelease } from '../../installation/installed-release.js';
import type { Installation, Target } from '../../openclaw/installation.js';
import { resolveTarget } from '../../openclaw/releases/known.js';
import { inRange } from '../../openclaw/releases/release.js';
import type { RouteChange } from '../../report/input.js';
import type { WriteRules } from '../../storage/files/write-obstacle.js';
import type { Unwritten } from '../../storage/runs/apply-run.js';
import type { ConfiguredSuppressions } from '../../tool-config/configured-suppressions.js';
import type { ToolConfig } from '../../tool-config/tool-config.js';
import type { CheckOptions, System } from '../check-options.js';
import { readOnlyReason } from '../guards/read-only.js';
import { createRouteGuard, type RouteChanges } from '../guards/route-guard.js';
import { writeRules } from '../guards/write-rules.js';
import { InputError } from '../input-error.js';
import { allRules, leftPlugins } from '../rules/all-rules.js';
import { type SelectedRules, selectRules } from '../rules/select-rules.js';
import { withConfiguredPaths } from './configured-paths.js';
import { heldBack, markHeldBack, mayHoldBack } from './held-back-state.js';
import { mergeResults } from './merge-results.js';
import { type ReadInstallations, readInstallations } from './read-installations.js';
import { NONE_REFUSED, type Refused, refusedPlaces } from './refused-places.js';
import { rememberDecisions } from './remember-decisions.js';

/** What was found and what the fixes would make of the files. Nothing is written yet. */
export interface Plan {
  readonly result: RunResult;
  readonly installations: readonly [Installation, ...Installation[]];
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
  /** Every file that is there was read. */
  readonly isComplete: boolean;
  /** Model slots that lead elsewhere after the fixes. */
  readonly routes: readonly RouteChange[];
  /** Model slots that are written otherwise after the fixes and lead where they led. */
  readonly sameRoutes: number;
  /** Places of the config that the target refuses, as the files are or as the fixes would leave them. */
  readonly refused: Refused;
  /** Every rule there is, those of plugins too, whether it ran or not. */
  readonly rules: readonly Rule[];
  readonly writing: WriteRules;
  /** The same run over the same texts, where some files cannot be written. */
  readonly without: (unwritten: Unwritten) => Promise<Plan>;
}

type Asked = Pick<RunOptions, 'decide' | 'onProgress'>;

/**
 * Checks and works out fixes.
 * @throws {InputError} where there is nothing that can be checked
 * @throws {FixCycle} where two rules undo each other, which is a defect of ours
 */
export async function planRun(options: CheckOptions, fix: FixLevel): Promise<Plan> {
  const target = await planTarget(options);
  return planFiles(options, fix, target, () => readInstallations(withConfiguredPaths(options), target));
}

/** How much of a plan is worked out. */
export interface PlanScope {
  /** `skipped`: what is found, without what fixes would do to routes and whether they may be written. */
  readonly judgement?: 'made' | 'skipped';
  /** Files that must not be written, with the reason. */
  readonly unwritten?: Unwritten;
  /** Which of the selected rules run; all of them unless given. */
  readonly among?: (rule: Rule) => boolean;
  /** Told of a rule that fails, which is a defect of ours: the others go on. The run ends unless given. */
  readonly onFault?: RunOptions['onFault'];
}

/**
 * The same over files that are read already, or are about to be.
 * @throws {InputError} where there is nothing that can be checked
 * @throws {FixCycle} where two rules undo each other, which is a defect of ours
 */
export async function planFiles(
  options: CheckOptions,
  fix: FixLevel,
  target: Target,
  read: () => Promise<ReadInstallations>,
  { judgement = 'made', unwritten: given = NOTHING_UNWRITTEN, among, onFault }: PlanScope = {},
): Promise<Plan> {
  const { toolConfig } = options;
  const rules = await allRules(options);
  const left = leftPlugins(options);
  const otherRules = left === undefined ? 'none' : 'not-loaded';
  const chosen = selectRules(rules, { ...options, severity: severities(options) }, otherRules);
  const selected = among === undefined ? chosen : { ...chosen, rules: chosen.rules.filter(among) };
  const { installations, notes, isComplete } = await read();
  const writing = writeRules(options.system, fix);
  const decisions = options.decide && rememberDecisions(options.decide);
  const asked: Asked = {
    ...(decisions && { decide: decisions.decide }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  };
  const replay: Asked = decisions ? { decide: decisions.replay } : {};
  const work = async (unwritten: Unwritten, how: Asked): Promise<Plan> => {
    const answers = await configuredSuppressions(toolConfig);
    const [first, ...others] = installations;
    const routes: RouteChanges[] = [];
    const runOne = async (installation: Installation): Promise<RunResult> => {
      const guard = createRouteGuard(installation, target);
      const result = await run(selected.rules, installation, target, {
        fix,
        ...(onFault && { onFault }),
        ...(judgement === 'made' && {
          guard: guard.judge,
          concerns: guard.concerns,
          readOnly: readOnlyReason(installation, target, { rules: writing, given: options.given, unwritten }),
        }),
        strictJson: options.strictJson || (toolConfig?.strictJson ?? false),
        ruleIds: rules.map(({ id }) => id),
        otherRules,
        ...(answers && { suppression: (finding: Finding) => answers.reasonFor(finding) }),
        ...(options.signal && { pause: letSignalsThrough(options.signal, options.system) }),
        ...how,
      });
      if (fix !== 'none') routes.push(guard.changes(result.files.filter(isChanged)));
      return result;
    };
    const results: [RunResult, ...RunResult[]] = [await runOne(first)];
    for (const installation of others) results.push(await runOne(installation));
    const merged = await withUnused(mergeResults(results), answers, { options, selected, rules, otherRules });
    const findings = merged.findings.map(selected.rate);
    // Only an error can be about what the target refuses.
    const refused =
      judgement === 'made' && findings.some(({ severity }) => severity === 'error')
        ? await refusedPlaces(installations, target, fix === 'none' ? [] : merged.files)
        : NONE_REFUSED;
    return {
      result: { ...merged, findings },
      installations,
      notes: left === undefined ? notes : [left, ...notes],
      isComplete,
      routes: routes.flatMap(({ changed }) => changed),
      sameRoutes: routes.reduce((sum, { same }) => sum + same, 0),
      refused,
      rules,
      writing,
      without: (more) => withoutHeldBack(new Map([...unwritten, ...more]), replay),
    };
  };
  const withoutHeldBack = async (unwritten: Unwritten, how: Asked): Promise<Plan> => {
    const plan = await work(unwritten, how);
    const held = heldBack(plan.result);
    return held.size === 0 ? plan : withoutHeldBack(new Map([...unwritten, ...held]), replay);
  };
  if (fix !== 'none') return withoutHeldBack(given, asked);
  const plan = await work(given, asked);
  if (judgement === 'skipped') return plan;
  const { onProgress: _, ...quietly } = options;
  const known = async (): Promise<ReadInstallations> => ({ installations, notes, isComplete });
  const scope = { unwritten: given, ...(among && { among }), ...(onFault && { onFault }) };
  return foretold(plan, () => planFiles(quietly, 'safe', target, known, scope));
}

const NOTHING_UNWRITTEN: Unwritten = new Map();

/** A check counts only what `--fix` could write. */
async function foretold(plan: Plan, fixed: () => Promise<Plan>): Promise<Plan> {
  if (!mayHoldBack(plan.result)) return plan;
  const { result } = await fixed();
  const held = new Map(
    result.findings.flatMap(({ file, isBlocked, notApplied }) => (isBlocked && notApplied ? [[file, notApplied]] : [])),
  );
  return { ...plan, result: markHeldBack(plan.result, held) };
}

/** Flags come last, and so win. */
function severities({ toolConfig, severity = [] }: CheckOptions): CheckOptions['severity'] {
  const levels = toolConfig?.levels ?? [];
  return [...levels.map(({ rule, level, origin }) => ({ rule, severity: level, origin })), ...severity];
}

async function configuredSuppressions(config: ToolConfig | undefined): Promise<ConfiguredSuppressions | undefined> {
  if (config === undefined || config.suppressions.length === 0) return undefined;
  const { ConfiguredSuppressions } = await import('../../tool-config/configured-suppressions.js');
  return new ConfiguredSuppressions(config.suppressions);
}

const UNUSED = 'suppressions/unused';

async function withUnused(
  result: RunResult,
  answers: ConfiguredSuppressions | undefined,
  run: {
    readonly options: CheckOptions;
    readonly selected: SelectedRules;
    readonly rules: readonly Rule[];
    readonly otherRules: 'none' | 'not-loaded';
  },
): Promise<RunResult> {
  const rule = run.selected.rules.find(({ id }) => id === UNUSED);
  if (answers === undefined || rule === undefined) return result;
  const { paths = [], state } = run.options;
  const isPart = paths.length > 0 || state === 'skip';
  const unused = answers.unused({
    hasRun: run.selected.rules.filter((one) => inRange(result.target.release, one)).map(({ id }) => id),
    exists: run.rules.map(({ id }) => id),
    others: run.otherRules,
    files: isPart ? result.files.map(({ path }) => path) : undefined,
  });
  if (unused.length === 0) return result;
  const { unusedSuppressions } = await import('../../tool-config/unused-suppressions.js');
  const { findings, files } = unusedSuppressions(unused, rule);
  return { ...result, findings: [...result.findings, ...findings], files: [...result.files, ...files] };
}

/** How long the event loop may wait for its turn. */
const BREATH_MS = 20;

function letSignalsThrough(signal: AbortSignal, system: System): () => Promise<void> {
  let last = system.now().getTime();
  return async () => {
    const now = system.now().getTime();
    if (now - last < BREATH_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = now;
    signal.throwIfAborted();
  };
}

/** The release that files must suit. @throws {InputError} where the option names none */
export async function planTarget({ target, toolConfig, system }: CheckOptions): Promise<Target> {
  const configured = toolConfig?.target;
  const named = target ?? configured?.release;
  const isNamed = named !== undefined && named.trim().toLowerCase() !== 'installed';
  const installed = isNamed ? undefined : await installedRelease(system);
  const resolved = resolveTarget({ flag: target, toolConfig: configured?.release, installed });
  if (!('error' in resolved)) return resolved;
  const isConfigured = target === undefined && configured !== undefined;
  throw new InputError(isConfigured ? `${configured.origin}: ${resolved.error}` : resolved.error);
}
