import { describe, expect, it } from 'vitest';
import { memoryInstallation } from '../../../src/engine/rule-tester.js';
import type { InstallationFile } from '../../../src/openclaw/installation.js';
import { stateEra } from '../../../src/openclaw/state/era.js';

const STATE = '/home/operator/.openclaw';

function eraOf(...databases: readonly (readonly [string, number | undefined])[]): string {
  const files = databases.map(
    ([path, schemaVersion]): InstallationFile => ({
      path: `${STATE}/${path}`,
      kind: 'sqlite',
      size: 0,
      modifiedAt: 0,
      ...(schemaVersion !== undefined && { schemaVersion }),
    }),
  );
  return stateEra({ ...memoryInstallation([]), files });
}

describe('the era of a state directory', () => {
  it('is told by its files', () => {
    expect(eraOf()).toBe('files');
    expect(eraOf(['memory/main.sqlite', 1])).toBe('files');
    expect(eraOf(['state/openclaw.sqlite', 1], ['agents/main/agent/openclaw-agent.sqlite', 1])).toBe('state-database');
    expect(eraOf(['state/openclaw.sqlite', 18], ['agents/main/agent/openclaw-agent.sqlite', 23])).toBe(
      'session-database',
    );
  });

  it('is not guessed where a layout could not be read', () => {
    expect(eraOf(['state/openclaw.sqlite', undefined], ['agents/main/agent/openclaw-agent.sqlite', undefined])).toBe(
      'state-database',
    );
  });
});
