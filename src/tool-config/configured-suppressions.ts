import * as path from 'node:path';
import type { ConfigPath } from '../document/config-path.js';
import type { Finding } from '../engine/finding.js';
import { matchesRule } from '../engine/rule-pattern.js';
import { type PatternSegment, parsePattern } from '../openclaw/config/pattern.js';
import { fileGlob } from './file-glob.js';
import type { LoadedSuppression } from './tool-config.js';

/** What a run looked at; what it did not look at cannot be judged. */
export interface RunScope {
  /** Rules that took part. */
  readonly hasRun: readonly string[];
  /** Every rule there is. */
  readonly exists: readonly string[];
  /** `not-loaded` where plugins were left alone; what answers a rule that is not here cannot be judged then. */
  readonly others?: 'none' | 'not-loaded';
  /** Absolute paths of the files that were looked at, where there are others too; `undefined` after a whole run. */
  readonly files: readonly string[] | undefined;
}

interface Entry {
  readonly suppression: LoadedSuppression;
  readonly isFile: ((file: string) => boolean) | undefined;
  readonly places: readonly (readonly PatternSegment[])[] | undefined;
}

/** Answers findings as the tool's config says, and keeps account of which answers were needed. */
export class ConfiguredSuppressions {
  readonly #entries: readonly Entry[];
  readonly #needed = new Set<LoadedSuppression>();

  constructor(suppressions: readonly LoadedSuppression[]) {
    this.#entries = suppressions.map((suppression) => ({
      suppression,
      isFile:
        suppression.file === undefined ? undefined : fileGlob(suppression.file, path.dirname(suppression.source.path)),
      places: suppression.path === undefined ? undefined : parsePattern(suppression.path).alternatives,
    }));
  }

  /** @returns the reason; `undefined` where the config has no answer */
  reasonFor({ ruleId, file, path: at }: Finding): string | undefined {
    const entry = this.#entries.find(
      ({ suppression: { rule }, isFile, places }) =>
        matchesRule(rule, ruleId) &&
        isFile?.(file) !== false &&
        (places === undefined || (at !== null && places.some((place) => isWithin(at, place)))),
    );
    if (entry === undefined) return undefined;
    this.#needed.add(entry.suppression);
    return entry.suppression.reason;
  }

  /** Suppressions that no finding has needed, as far as the run can tell. */
  unused({ hasRun, exists, others = 'none', files }: RunScope): readonly LoadedSuppression[] {
    return this.#entries
      .filter(({ suppression, isFile }) => {
        if (this.#needed.has(suppression)) return false;
        const isMeant = (id: string): boolean => matchesRule(suppression.rule, id);
        const canJudge = hasRun.some(isMeant) || (others === 'none' && !exists.some(isMeant));
        if (!canJudge) return false;
        return files === undefined || (isFile !== undefined && files.some(isFile));
      })
      .map(({ suppression }) => suppression);
  }
}

/** The place itself or one below it. */
function isWithin(at: ConfigPath, place: readonly PatternSegment[]): boolean {
  return (
    place.length <= at.length &&
    place.every((segment, index) => {
      const here = at[index];
      if (segment.type === 'any-member') return typeof here === 'string';
      if (segment.type === 'any-item') return typeof here === 'number';
      return here === (segment.type === 'key' ? segment.key : segment.index);
    })
  );
}
