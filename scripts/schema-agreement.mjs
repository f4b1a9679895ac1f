// How far the JSON Schemas that `clawmend schema` prints agree with OpenClaw itself, and with us.
//   node scripts/schema-agreement.mjs DATA [--verbose] [--fast]
// --fast leaves our own check out. DATA/<release>.jsonl: a line a config: { config, valid } with what OpenClaw of that release says of it. A schema knows
// no checks by code, so it may take what is refused ("laxer"); it must not refuse what is taken ("stricter").
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { check, configJsonSchema, processSystem } from '../dist/index.mjs';

const [data, ...flags] = process.argv.slice(2);
if (data === undefined) throw new Error('name the folder of the verdicts');
const file = path.join(tmpdir(), 'openclaw.json');
const system = { ...processSystem(), cwd: tmpdir(), env: { HOME: tmpdir(), PATH: '' }, homedir: tmpdir() };
let stricter = 0;
for (const name of readdirSync(data)
  .filter((one) => one.endsWith('.jsonl'))
  .sort()) {
  const release = path.basename(name, '.jsonl');
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false });
  const validate = ajv.compile(await configJsonSchema({ system, target: release }));
  const count = { all: 0, same: 0, laxer: 0, stricter: 0, sameAsOurs: 0 };
  for (const line of readFileSync(path.join(data, name), 'utf8').trim().split('\n')) {
    const { config, valid } = JSON.parse(line);
    const taken = validate(config);
    count.all += 1;
    if (taken === valid) count.same += 1;
    else if (taken) count.laxer += 1;
    else {
      count.stricter += 1;
      if (flags.includes('--verbose')) console.log(JSON.stringify(config), ajv.errorsText(validate.errors));
    }
    if (flags.includes('--fast')) continue;
    const given = new Map([[file, Buffer.from(JSON.stringify(config))]]);
    const { result } = await check({ system, paths: [file], given, target: release, state: 'skip' });
    const ours = !result.findings.some(({ severity, status }) => severity === 'error' && status === 'open');
    if (ours === taken) count.sameAsOurs += 1;
  }
  const share = (part) => `${((100 * part) / count.all).toFixed(1)} %`;
  console.log(
    `${release}: ${count.all} configs, as OpenClaw ${count.same} (${share(count.same)}), laxer ${count.laxer}, ` +
      `stricter ${count.stricter}, as our check ${count.sameAsOurs} (${share(count.sameAsOurs)})`,
  );
  stricter += count.stricter;
}
process.exitCode = stricter > 0 ? 1 : 0;
