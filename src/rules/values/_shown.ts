import type { ConfigValue } from '../../openclaw/config/view.js';
import { maskText } from '../../openclaw/secrets/secrecy.js';

const LONGEST = 40;

/** A value in a message: what is short and plain as it is written, anything else by its kind. */
export function shown(value: ConfigValue): string {
  if (value.isObject) return 'an object';
  if (value.isArray) return 'a list';
  const text = maskText(JSON.stringify(value.value));
  return text.length > LONGEST ? 'a longer text' : text;
}
