import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { isObject, valueAt } from '../../../document/value.js';
import type { Correction, IssueKind } from '../issue.js';

/** Why a check refuses a value, or something inside it. */
export interface Refusal {
  /** Below the value that was checked; empty for the value itself. */
  readonly at: ConfigPath;
  readonly kind: IssueKind;
  /** Completes `must be ...`; a whole sentence for a conflict. */
  readonly expected: string;
  readonly instead?: Correction | undefined;
}

export type Check = (value: JsonValue) => readonly Refusal[];

export type Data = { readonly [key: string]: JsonValue };

export function isData(value: JsonValue | undefined): value is Data {
  return isObject(value);
}

export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Stands for a text that the environment fills in before OpenClaw looks: nobody knows here what it will say. */
export const UNKNOWN_TEXT = '\u{e000}';

export function isFilledIn(text: string): boolean {
  return text === UNKNOWN_TEXT;
}

/** A check of texts; anything else is somebody else's to refuse. */
export function text(
  takes: (text: string) => boolean,
  expected: string,
  correct?: (text: string) => Correction | undefined,
): Check {
  return (value) => {
    if (typeof value !== 'string' || isFilledIn(value) || takes(value)) return [];
    return [{ at: [], kind: 'bad-format', expected, instead: correct?.(value) }];
  };
}

/** A check of one member of an object. */
export function member(path: ConfigPath, check: Check): Check {
  return (value) => {
    const inner = valueAt(value, path);
    return inner === undefined ? [] : check(inner).map((refusal) => ({ ...refusal, at: [...path, ...refusal.at] }));
  };
}

export function together(...checks: readonly Check[]): Check {
  return (value) => checks.flatMap((check) => check(value));
}

/** A check of an object. */
export function object(check: (value: Data) => readonly Refusal[]): Check {
  return (value) => (isData(value) ? check(value) : []);
}

export function conflict(at: ConfigPath, expected: string): Refusal {
  return { at, kind: 'conflict', expected };
}
