import type { CheckOptions } from '../../doctor/check-options.js';
import { type Plan, type PlanScope, planFiles } from '../../doctor/plan/plan.js';
import type { Range } from '../../document/node.js';
import type { Finding } from '../../engine/finding.js';
import type { Rule } from '../../engine/rule.js';
import { openWorkspace, type Workspace, wholePart } from '../../engine/workspace.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';
import type { FileKind, Installation, Target } from '../../openclaw/installation.js';
import { stateFacts } from '../../openclaw/routes/facts.js';
import type { StateFacts } from '../../openclaw/routes/types.js';
import { secretRanges } from '../../openclaw/secrets/secrecy.js';
import { createRedaction, type Redaction } from '../../report/redact/redaction.js';
import type { SecretText } from '../../report/redact/secret-values.js';

export interface SnapshotInput {
  readonly options: CheckOptions;
  readonly target: Target;
  readonly installation: Installation;
  readonly notes: readonly string[];
  readonly isComplete: boolean;
}

const ELSEWHERE = 'only the file at hand is written here';

/** A config with its includes and its state at one moment. What is asked of it is worked out once, when it is asked. */
export class Snapshot {
  readonly target: Target;
  readonly installation: Installation;
  readonly workspace: Workspace;
  readonly #input: SnapshotInput;
  #config: { readonly of: ConfigValue | undefined } | undefined;
  #redaction: Redaction | undefined;
  readonly #faults = new Map<string, unknown>();
  #quick: Promise<readonly Finding[]> | undefined;
  #findings: Promise<Plan> | undefined;
  #plan: Promise<Plan> | undefined;

  constructor(input: SnapshotInput) {
    this.#input = input;
    this.target = input.target;
    this.installation = input.installation;
    this.workspace = openWorkspace(input.installation.files);
  }

  get strictJson(): boolean {
    return this.#input.options.toolConfig?.strictJson ?? false;
  }

  /** The config as OpenClaw sees it, as far as it can be read: while somebody types it is broken more often than not. */
  get config(): ConfigValue | undefined {
    this.#config ??= { of: this.#readConfig() };
    return this.#config.of;
  }

  get facts(): StateFacts {
    return stateFacts(this.installation, this.config);
  }

  /** Keeps secrets out of whatever is said of these files. */
  get redaction(): Redaction {
    this.#redaction ??= createRedaction(this.#secretTexts());
    return this.#redaction;
  }

  kindOf(file: string): FileKind | undefined {
    return this.workspace.get(file)?.file.kind;
  }

  isConfig(file: string): boolean {
    const kind = this.kindOf(file);
    return kind === 'config' || kind === 'include';
  }

  /** Rules that failed on these files, with what they failed of; the others have spoken all the same. */
  get faults(): ReadonlyMap<string, unknown> {
    return this.#faults;
  }

  /** What the syntax and the schema have to say, which takes a fraction of the time. */
  quickFindings(signal?: AbortSignal): Promise<readonly Finding[]> {
    this.#quick ??= this.#run('none', { judgement: 'skipped', among: isQuick }, signal).then(
      ({ result }) => result.findings,
      (error: unknown) => {
        this.#quick = undefined;
        throw error;
      },
    );
    return this.#quick;
  }

  /** What is found; what its fixes would do to routes is not looked at. An aborted check is begun anew when asked for. */
  findings(signal?: AbortSignal): Promise<Plan> {
    if (this.#plan !== undefined) return this.#plan;
    this.#findings ??= this.#run('none', { judgement: 'skipped' }, signal).catch((error: unknown) => {
      this.#findings = undefined;
      throw error;
    });
    return this.#findings;
  }

  /** What is found, with every fix as the guards judge it. */
  plan(): Promise<Plan> {
    this.#plan ??= this.#run('none', {});
    return this.#plan;
  }

  /** What all safe fixes make of one file, where no other file is written. */
  fixed(file: string): Promise<Plan> {
    const others = [...this.workspace.keys()].filter((other) => other !== file);
    return this.#run('safe', { unwritten: new Map(others.map((other) => [other, ELSEWHERE])) });
  }

  #run(fix: 'none' | 'safe', scope: PlanScope, signal?: AbortSignal): Promise<Plan> {
    const { options, target, installation, notes, isComplete } = this.#input;
    // What an editor holds is written by the editor: nothing on disk stands in its way.
    const given = new Map(
      [...this.workspace.keys()].filter((file) => this.isConfig(file)).map((file) => [file, NO_BYTES]),
    );
    const read = async () => ({ installations: [installation] as const, notes, isComplete });
    const onFault = (ruleId: string, error: unknown) => void this.#faults.set(ruleId, error);
    return planFiles({ ...options, given, signal }, fix, target, read, { ...scope, onFault });
  }

  #readConfig(): ConfigValue | undefined {
    const { configPath, includes } = this.installation;
    const draft = configPath === undefined ? undefined : this.workspace.get(configPath);
    if (draft === undefined) return undefined;
    return createView(wholePart(draft), (from, spec) => {
      const path = includes.get(from)?.get(spec);
      const included = path === undefined ? undefined : this.workspace.get(path);
      return included && wholePart(included);
    });
  }

  #secretTexts(): readonly SecretText[] {
    return [...this.workspace.values()]
      .filter(({ file }) => file.kind !== 'sessions' && file.kind !== 'transcript')
      .map((draft) => {
        let secrets: readonly Range[] | undefined;
        return {
          text: draft.text,
          parts: [{ start: 0, end: draft.text.length }],
          get secrets() {
            secrets ??= secretRanges(draft.document);
            return secrets;
          },
        };
      });
  }
}

const NO_BYTES = new Uint8Array();

/** Rules that look at nothing but the text, or at each value by itself. */
export function isQuick({ reads, id }: Pick<Rule, 'reads' | 'id'>): boolean {
  return reads === 'text' || id.startsWith('schema/');
}
