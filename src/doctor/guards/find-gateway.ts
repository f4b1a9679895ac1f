import { detectGateway, type GatewayPlace } from '../../installation/gateway.js';
import { hostConnect, hostFiles, hostStartTime } from '../../installation/host.js';
import type { GatewayStatus } from '../../openclaw/installation.js';
import type { System } from '../check-options.js';

/** Looks for a gateway that holds the state, on this machine. */
export function findGateway(place: GatewayPlace, system: System): Promise<GatewayStatus> {
  return detectGateway(place, {
    files: hostFiles(system.platform),
    env: system.env,
    platform: system.platform,
    tmpdir: system.tmpdir,
    now: system.now().getTime(),
    isAlive: system.isAlive,
    startTime: hostStartTime,
    connect: hostConnect,
  });
}
