import { readdirSync, readFileSync } from 'node:fs';
import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/finding.js';
import { memoryInstallation } from '../../src/engine/rule-tester.js';
import { run } from '../../src/engine/run.js';
import { release } from '../../src/openclaw/releases/release.js';
import { rules } from '../../src/rules/registry.js';

const ROOT = new URL('../../fixtures/reference/', import.meta.url);

/** The release each document describes. */
const ERAS = {
  'openai-provider-2026.4': '2026.4.29',
  'openai-provider-2026.5': '2026.5.12',
  'custom-provider-setup': '2026.5.12',
  'gateway-openai-http-api': '2026.5.12',
} as const;

/** What the documents themselves tell their reader to replace, or point out as a limit. */
const LEFT_TO_THE_READER = new Set([
  'providers/api-key-placeholder',
  'security/plaintext-secret',
  'providers/azure-endpoint',
]);

/**
 * What an example leaves out, showing one part of a provider's block alone: the validators of 2026.4 and 2026.5 refuse a
 * provider without an address or models, and a model without a name, and so do we.
 */
const EXCERPTS: Readonly<Record<string, readonly string[]>> = {
  'azure-endpoint': ['models.providers.openai'],
  'context-cap': ['models.providers.openai-codex', 'models.providers.openai-codex.models.0'],
};

function isLeftOut(name: string, { ruleId, path }: Finding): boolean {
  return ruleId === 'schema/missing-key' && (EXCERPTS[name] ?? []).includes(path?.join('.') ?? '');
}

async function doctor(text: string, target: string, fix: 'none' | 'safe') {
  const path = '/home/operator/.openclaw/openclaw.json';
  const installation = memoryInstallation([{ path, kind: 'config', content: text }]);
  const result = await run(rules, installation, { release: release(target), source: 'flag' }, { fix });
  return { findings: result.findings, value: JSON5.parse(result.files[0]?.after ?? '') };
}

function example(document: string, name: string): string {
  return readFileSync(new URL(`${document}/${name}.json5`, ROOT), 'utf8');
}

function blame({ severity, ruleId }: Finding): boolean {
  return severity !== 'info' && !LEFT_TO_THE_READER.has(ruleId);
}

for (const [document, era] of Object.entries(ERAS)) {
  describe(`the examples of ${document}, under ${era}`, () => {
    for (const file of readdirSync(new URL(`${document}/`, ROOT))) {
      it(file, async () => {
        const name = file.replace('.json5', '');
        const { findings } = await doctor(example(document, name), era, 'none');
        expect(findings.filter((finding) => blame(finding) && !isLeftOut(name, finding))).toEqual([]);
      });
    }
  });
}

describe('the examples of the 2026.4 document, fixed for 2026.5.12, are those of the 2026.5 document', () => {
  const SAME = ['api-key', 'azure-compaction', 'context-cap', 'execution-contract', 'fast-mode', 'image-generation'];
  const SAME_TOO = ['memory-search', 'server-compaction-off', 'server-compaction-threshold', 'service-tier', 'speech'];
  for (const name of [...SAME, ...SAME_TOO, 'transcription', 'video-generation', 'azure-endpoint']) {
    it(`${name}: unchanged`, async () => {
      const { value } = await doctor(example('openai-provider-2026.4', name), '2026.5.12', 'safe');
      expect(value).toEqual(JSON5.parse(example('openai-provider-2026.5', name)));
    });
  }

  it('codex-subscription: the same model, on Codex', async () => {
    const { value } = await doctor(example('openai-provider-2026.4', 'codex-subscription'), '2026.5.12', 'safe');
    const documented = JSON5.parse(example('openai-provider-2026.5', 'codex-subscription'));
    expect(value.agents.defaults.model).toEqual(documented.agents.defaults.model);
    expect(value.agents.defaults.models).toEqual({ 'openai/gpt-5.5': { agentRuntime: { id: 'codex' } } });
  });

  it('transport: two entries become one, on Codex', async () => {
    const { value } = await doctor(example('openai-provider-2026.4', 'transport'), '2026.5.12', 'safe');
    const documented = JSON5.parse(example('openai-provider-2026.5', 'transport')).agents.defaults.models;
    expect(value.agents.defaults.models).toEqual({
      'openai/gpt-5.5': { ...documented['openai/gpt-5.5'], agentRuntime: { id: 'codex' } },
    });
  });
});
