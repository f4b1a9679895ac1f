import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { plainTime } from '../../openclaw/schema/checks/amounts.js';

const TIME = /^([01]\d|2[0-3]|24):([0-5]\d)$/;
const KEYS: readonly string[] = ['start', 'end', 'timezone'];

export default defineRule({
  id: 'agents/heartbeat-active-hours',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  summary: 'The active hours of a heartbeat are not times of day.',
  why: 'The gateway refuses a time that is not written HH:MM; without active hours heartbeats come around the clock, as they did while the value could not be read.',
  migrations: ['agents-heartbeat-activehours-invalid'],
  examples: [
    {
      before: `{ agents: { defaults: { heartbeat: { every: '30m', activeHours: { start: '25:99', end: '26:00' } } } } }`,
      after: `{ agents: { defaults: { heartbeat: { every: '30m' } } } }`,
    },
    {
      title: 'An hour of one digit',
      before: `{ agents: { defaults: { heartbeat: { activeHours: { start: '9:00', end: '22:00' } } } } }`,
      after: `{ agents: { defaults: { heartbeat: { activeHours: { start: '09:00', end: '22:00' } } } } }`,
    },
    {
      title: 'Midnight may end the day',
      before: `{ agents: { defaults: { heartbeat: { activeHours: { start: '08:00', end: '24:00', timezone: 'user' } } } } }`,
      clean: true,
    },
    {
      title: 'A variable is not judged',
      before: `{ agents: { defaults: { heartbeat: { activeHours: { start: '\${WAKE}', end: '22:00' } } } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    for (const hours of config.all('agents.{defaults,list[*],entries.*}.heartbeat.activeHours')) {
      const [wrong, ...others] = problemsOf(hours);
      if (wrong === undefined) continue;
      const name = formatPath(hours.path);
      const meant = [wrong, ...others].map(({ at }) => ({ at, value: plainTime(at.string ?? '')?.value }));
      if (meant.every(({ value }) => value !== undefined)) {
        report({
          at: wrong.at,
          message: wrong.message,
          fix: safe(`Write ${meant.map(({ value }) => JSON.stringify(value)).join(' and ')}`, (edit) => {
            for (const { at, value = '' } of meant) edit.set(at, value);
          }),
        });
        continue;
      }
      report({
        at: wrong.at,
        message: `${wrong.message} The fix removes \`${name}\`, and heartbeats then come around the clock; write the hours as HH:MM to limit them.`,
        fix: safe(`Remove ${name}`, (edit) => edit.remove(hours)),
      });
    }
  },
});

interface Problem {
  readonly at: ConfigValue;
  readonly message: string;
}

function problemsOf(hours: ConfigValue): readonly Problem[] {
  if (!hours.isObject) return [{ at: hours, message: 'Active hours are an object with `start` and `end`.' }];
  return hours.members().flatMap((member): readonly Problem[] => {
    const { key, string } = member;
    if (!KEYS.includes(String(key)))
      return [{ at: member, message: `\`${key}\` is not a key of active hours, which has \`start\` and \`end\`.` }];
    if (string === undefined) return [{ at: member, message: `\`${key}\` is no text.` }];
    if (key === 'timezone' || isTime(string, key === 'end')) return [];
    return [{ at: member, message: `\`${key}\` is no time (HH:MM, 24 hours).` }];
  });
}

function isTime(text: string, mayBeMidnight: boolean): boolean {
  if (text === '' || text.includes('${')) return true;
  const [, hour, minute] = TIME.exec(text) ?? [];
  if (hour === undefined) return false;
  return hour !== '24' || (mayBeMidnight && minute === '00');
}
