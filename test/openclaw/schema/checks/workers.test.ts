import { describe, expect, it } from 'vitest';
import { workerSettings } from '../../../../src/openclaw/schema/checks/workers.js';

describe('the settings of a worker', () => {
  it('hold no secret in plain text, however deep', () => {
    expect(workerSettings({ region: 'eu', size: 2, maxTokens: 5 })).toEqual([]);
    expect(workerSettings({ apiKey: 'x' })).toHaveLength(1);
    expect(workerSettings({ auth: [{ userPassword: 'x' }] })).toHaveLength(1);
    expect(JSON.stringify(workerSettings({ apiKey: 'hunter2' }))).not.toContain('hunter2');
  });

  it('refer to it in the form of its source', () => {
    const ref = (source: string, id: string, more = {}) => ({ keyRef: { source, provider: 'default', id, ...more } });
    expect(workerSettings(ref('env', 'AWS_KEY'))).toEqual([]);
    expect(workerSettings(ref('file', '/aws/key'))).toEqual([]);
    expect(workerSettings(ref('exec', 'vault/aws'))).toEqual([]);
    expect(workerSettings(ref('env', 'aws key'))).toHaveLength(1);
    expect(workerSettings(ref('exec', 'a/../b'))).toHaveLength(1);
    expect(workerSettings(ref('env', 'AWS_KEY', { note: 'x' }))).toHaveLength(1);
  });
});
