import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** Nobody switches off that many skills by hand; OpenClaw's own doctor wrote 30 to 44 of them on a bare machine. */
const MANY = 20;

export default defineRule({
  id: 'skills/doctor-disabled',
  severity: 'info',
  since: '2026.5.2',
  reads: 'config',
  summary: 'Many skills are switched off, and have no other settings.',
  why: 'That is what `openclaw doctor --fix` leaves behind where it runs on a machine without the programs the skills need, a container for example. On the real machine they stay off.',
  fixable: 'manual',
  migrations: ['skills-unavailable-disabled'],
  examples: [
    {
      before: `{
  skills: {
    entries: {
      a: { enabled: false }, b: { enabled: false }, c: { enabled: false }, d: { enabled: false }, e: { enabled: false },
      f: { enabled: false }, g: { enabled: false }, h: { enabled: false }, i: { enabled: false }, j: { enabled: false },
      k: { enabled: false }, l: { enabled: false }, m: { enabled: false }, n: { enabled: false }, o: { enabled: false },
      p: { enabled: false }, q: { enabled: false }, r: { enabled: false }, s: { enabled: false }, t: { enabled: false },
    },
  },
}
`,
    },
    { title: 'A choice', before: `{ skills: { entries: { sag: { enabled: false } } } }\n`, clean: true },
  ],
  check({ config, report }) {
    const entries = config.at('skills.entries');
    const off = entries
      ?.members()
      .filter((entry) => entry.at('enabled')?.value === false && entry.members().length === 1);
    if (entries === undefined || off === undefined || off.length < MANY) return;
    report({
      at: entries,
      on: 'key',
      message: `${off.length} skills are switched off one by one, as \`openclaw doctor --fix\` does on a machine that lacks their programs.`,
      fix: manual('Take out the entries of skills you want to use on this machine'),
    });
  },
});
