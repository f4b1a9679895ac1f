import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/document/edit/edits.js';
import { planOperation } from '../../../../src/document/edit/plan.js';
import type { JsonValue } from '../../../../src/document/node.js';
import { parseDocument } from '../../../../src/document/parse.js';

function insert(text: string, path: readonly string[], value: JsonValue): string {
  const planned = planOperation(parseDocument(text), { op: 'insert', path, source: { value } });
  if (!planned.ok) throw new Error(planned.message);
  return applyEdits(text, planned.edits);
}

describe('what goes into an empty object', () => {
  it('stands on its line where small objects of the document do', () => {
    const text = `{\n  models: {\n    'a/b': { alias: 'b' },\n    'a/c': {}, // cheap\n  },\n}\n`;
    expect(insert(text, ['models', 'a/c', 'agentRuntime'], { id: 'codex' })).toBe(
      `{\n  models: {\n    'a/b': { alias: 'b' },\n    'a/c': { agentRuntime: { id: 'codex' } }, // cheap\n  },\n}\n`,
    );
  });

  it('is spread over lines where they are', () => {
    const text = `{\n  models: {\n    'a/b': {\n      alias: 'b',\n    },\n    'a/c': {},\n  },\n}\n`;
    expect(insert(text, ['models', 'a/c', 'alias'], 'c')).toBe(
      `{\n  models: {\n    'a/b': {\n      alias: 'b',\n    },\n    'a/c': {\n      alias: 'c',\n    },\n  },\n}\n`,
    );
  });
});
