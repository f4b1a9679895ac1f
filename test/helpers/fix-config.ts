import { orderRules } from '../../src/engine/check/order-rules.js';
import type { Rule } from '../../src/engine/rule.js';
import { memoryInstallation } from '../../src/engine/rule-tester.js';
import { run } from '../../src/engine/run.js';
import type { FileResult } from '../../src/engine/run-result.js';
import { release } from '../../src/openclaw/releases/release.js';
import { rules } from '../../src/rules/registry.js';
import { observedRule } from './observed-rule.js';

const CONFIG = '/home/operator/.openclaw/openclaw.json';
/**
 * The rules as a build orders them, with what each cannot do without: most have nothing to look at in a small config.
 * That nothing is missed for it is proved by needed-keys.test.ts.
 */
const asBuilt: readonly Rule[] = orderRules(rules).map((rule, rank) => ({
  ...observedRule(rule),
  rank,
}));

const known = new Map<string, Promise<FileResult>>();

/** A config with every safe fix for a release; the same text for the same release is worked out once. */
export function fixConfig(text: string, target: string): Promise<FileResult> {
  const key = `${target}\n${text}`;
  const fixed = known.get(key) ?? work(text, target);
  known.set(key, fixed);
  return fixed;
}

async function work(text: string, target: string): Promise<FileResult> {
  const installation = memoryInstallation([{ path: CONFIG, kind: 'config', content: text }]);
  const { files, defects } = await run(
    asBuilt,
    installation,
    { release: release(target), source: 'flag' },
    { fix: 'safe' },
  );
  for (const { ruleId, message } of defects) throw new Error(`${ruleId}: ${message}`);
  const [file] = files;
  if (file === undefined) throw new Error('the config was not read');
  return file;
}
