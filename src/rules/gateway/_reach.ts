import type { ConfigValue } from '../../openclaw/config/view.js';
import { bindModeOfHost, isReachableFromOutside } from '../../openclaw/gateway/bind-modes.js';

/** Whether other machines can reach the gateway as the config has it. Unset means this machine only. */
export function reach(config: ConfigValue): 'open' | 'loopback' {
  const bind = config.at('gateway.bind')?.string?.trim();
  if (bind === undefined || bind === '' || bind === 'auto') return 'loopback';
  return isReachableFromOutside(bindModeOfHost(bind) ?? bind) ? 'open' : 'loopback';
}
