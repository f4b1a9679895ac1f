import type { EditBuilder } from '../../engine/fix.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** Lists the origins that may open the Control UI, in the place of whatever stands there. */
export function writeOrigins(edit: EditBuilder, gateway: ConfigValue, origins: readonly string[]): void {
  const controlUi = gateway.at('controlUi');
  const listed = gateway.at('controlUi.allowedOrigins');
  if (controlUi !== undefined && !controlUi.isObject) edit.remove(controlUi);
  if (listed === undefined) edit.insert('gateway.controlUi.allowedOrigins', [...origins]);
  else edit.set(listed, [...origins]);
}
