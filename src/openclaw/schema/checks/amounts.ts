import { parseDuration } from '../../config/duration.js';
import type { Correction } from '../issue.js';
import { type Check, isData, isFilledIn, member, object, type Refusal, text, together } from './check.js';

const UNITS: Readonly<Record<string, string>> = {
  ms: 'ms',
  msec: 'ms',
  millisecond: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
};
const WEEK = /^(?:w|wk|wks|week|weeks)$/;

/** The same duration in units the release reads: `2w` is `14d`, `1h 30m` is `1h30m`, `.5h` is `0.5h`. */
export function plainDuration(raw: string): Correction | undefined {
  const parts = [
    ...raw
      .trim()
      .toLowerCase()
      .matchAll(/(\d*\.?\d+)\s*([a-z]+)[\s,]*/g),
  ];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== raw.trim().toLowerCase()) return undefined;
  const written = parts.map(([, amount = '', unit = '']) => {
    const number = amount.startsWith('.') ? `0${amount}` : amount;
    if (WEEK.test(unit)) return `${Number((Number(number) * 7).toFixed(6))}d`;
    const known = UNITS[unit];
    return known === undefined ? undefined : `${number}${known}`;
  });
  const value = written.join('');
  return written.includes(undefined) || parseDuration(value, 'ms') === undefined ? undefined : { value, same: true };
}

const isDuration = (raw: string, unit: string): boolean => {
  const length = raw.trim() === '' ? undefined : parseDuration(raw, unit as 'ms');
  return length !== undefined && Number.isSafeInteger(length);
};

/** A duration in `ms`, `s`, `m`, `h`, `d` and rows of them; a bare number counts in `unit`. */
export const duration = (unit: string): Check =>
  text(
    (raw) => isDuration(raw, unit),
    'a duration in ms, s, m, h or d, such as "90s", "1h30m" or "14d"',
    plainDuration,
  );

/** The same where nothing at all means the default. */
const durationOrNothing = (unit: string): Check =>
  text(
    (raw) => raw === '' || isDuration(raw, unit),
    'a duration in ms, s, m or h, such as "30m" or "1h30m"',
    plainDuration,
  );

/** A number stands for so many of `unit`, and none at all is refused. */
export const positiveDuration =
  (unit: string): Check =>
  (value) => {
    const raw = typeof value === 'number' ? String(value) : value;
    if (typeof raw !== 'string' || isFilledIn(raw)) return [];
    if (isDuration(raw, unit) && (parseDuration(raw, unit as 'ms') ?? 0) > 0) return [];
    return [
      {
        at: [],
        kind: 'bad-format',
        expected: 'a duration above zero in ms, s, m, h or d, such as "30d"',
        instead: plainDuration(raw),
      },
    ];
  };

/** Worker profiles need a unit, and a minute at least. */
export const suspendAfter = text(
  (raw) => /(?:ms|s|m|h|d)$/i.test(raw) && isDuration(raw, 'ms') && (parseDuration(raw, 'ms') ?? 0) >= 60_000,
  'a duration of at least a minute with its unit, such as "45m" or "2h"',
  plainDuration,
);

const SIZE_UNITS: ReadonlySet<string> = new Set(['b', 'kb', 'k', 'mb', 'm', 'gb', 'g', 'tb', 't']);
const POWERS = ['b', 'kb', 'mb', 'gb', 'tb'];

function isSize(raw: string): boolean {
  const match = /^(\d+(?:\.\d+)?)([a-z]+)?$/.exec(raw.trim().toLowerCase());
  if (match === null || !SIZE_UNITS.has(match[2] ?? 'b')) return false;
  const power = POWERS.findIndex((unit) => unit.startsWith((match[2] ?? 'b')[0] ?? 'b'));
  return Number.isSafeInteger(Math.round(Number(match[1]) * 1024 ** power));
}

/** `500MiB` and `10 mb` in the words OpenClaw reads: its units are the binary ones. */
export function plainSize(raw: string): Correction | undefined {
  const match = /^(\d*\.?\d+)\s*(b|bytes?|[kmgt](?:i?b|ilobytes?)?|kilobytes?|megabytes?|gigabytes?|terabytes?)$/i.exec(
    raw.trim(),
  );
  if (match === null) return undefined;
  const [, amount = '', unit = ''] = match;
  const letter = unit.slice(0, 1).toLowerCase();
  const value = `${amount.startsWith('.') ? `0${amount}` : amount}${letter === 'b' ? 'b' : `${letter}b`}`;
  return isSize(value) ? { value, same: true } : undefined;
}

/** A size in bytes: a number, or one with b, kb, mb, gb or tb. */
export const byteSize = text(isSize, 'a size such as 500, "512kb", "10mb" or "1.5gb"', plainSize);

const DAY = /^([01]\d|2[0-3]|24):([0-5]\d)$/;

/** `9:00` is `09:00`. */
export function plainTime(raw: string): Correction | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(raw.trim());
  const value = match === null ? '' : `${match[1]?.padStart(2, '0')}:${match[2]}`;
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value) ? { value, same: true } : undefined;
}

const timeOfDay = (allow24: boolean): Check =>
  text(
    (raw) => raw === '' || (DAY.test(raw) && (!raw.startsWith('24') || (allow24 && raw === '24:00'))),
    `a time of day as "HH:MM" in 24 hours${allow24 ? ', "24:00" at the latest' : ', before "24:00"'}`,
    plainTime,
  );

const activeHours = together(
  member(['activeHours', 'start'], timeOfDay(false)),
  member(['activeHours', 'end'], timeOfDay(true)),
);
const every = member(['every'], durationOrNothing('m'));

export const heartbeatEvery = every;

/** Before 2026.7 the hours were only looked at where `every` was there. */
export const heartbeat = together(every, activeHours);
export const heartbeatWithEvery: Check = (value) =>
  isData(value) && value.every !== undefined && value.every !== '' && every(value).length === 0
    ? activeHours(value)
    : every(value);

/** A member that may also be `false`, or a bare number: what a number means is its text. */
const amount = (key: string, check: Check, off: boolean): Check =>
  object((value) => {
    const held = value[key];
    if (held === undefined || (off && held === false)) return [];
    const refusals: readonly Refusal[] = check(typeof held === 'number' ? String(held) : held);
    return refusals.map((refusal) => ({ ...refusal, at: [key] }));
  });

export const sizeMember = (key: string, off = false): Check => amount(key, byteSize, off);
export const durationMember = (key: string, unit: string, off = false): Check => amount(key, duration(unit), off);

/** How long the log of runs may get. */
export const runLog: Check = object((value) =>
  sizeMember('maxBytes')(isData(value.runLog) ? value.runLog : {}).map((refusal) => ({
    ...refusal,
    at: ['runLog', ...refusal.at],
  })),
);
