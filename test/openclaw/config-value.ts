import { parseDocument } from '../../src/document/parse.js';
import { type ConfigValue, createView } from '../../src/openclaw/config/view.js';

/** A config text as rules see it. */
export function configValue(text: string): ConfigValue {
  const document = parseDocument(text);
  const view = createView({ file: '/home/ann/.openclaw/openclaw.json', document, offset: 0, prefix: [] });
  if (view === undefined) throw new Error(`no value in ${text}`);
  return view;
}
