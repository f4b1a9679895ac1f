/** The modes `gateway.bind` takes. */
export const BIND_MODES: ReadonlySet<string> = new Set(['auto', 'lan', 'loopback', 'custom', 'tailnet']);

/** Host addresses that early configs held, and the mode each stands for. */
const HOST_ALIASES: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', 'lan'],
  ['::', 'lan'],
  ['[::]', 'lan'],
  ['*', 'lan'],
  ['127.0.0.1', 'loopback'],
  ['localhost', 'loopback'],
  ['::1', 'loopback'],
  ['[::1]', 'loopback'],
]);

/** Where the gateway listens unless `gateway.port` says otherwise. */
export const DEFAULT_GATEWAY_PORT = 18789;

/** The bind mode a host address stands for, `undefined` where it stands for none. */
export function bindModeOfHost(host: string): string | undefined {
  return HOST_ALIASES.get(host.trim().toLowerCase());
}

/** Whether the gateway can be reached from other machines. */
export function isReachableFromOutside(bind: string): boolean {
  return bind === 'lan' || bind === 'tailnet' || bind === 'custom' || bind === 'auto';
}
