import { parseAllowedHost } from '../../config/parse-config.ts';
import { createLanAccess, type LanAccess } from '../../http/lan/lan-access.ts';
import { isLanHost, isOwnHost } from '../../http/lan/lan-hosts.ts';
import {
  type AllowsHost,
  type AllowsOrigin,
  createAllowsHost,
  createAllowsOrigin,
  hostOfOrigin,
} from '../../http/middleware/host-and-origin.ts';
import type { Settings } from '../server-settings.ts';

/** From where a sandbox can be used. */
export interface Reach {
  readonly allowsHost: AllowsHost;
  readonly allowsOrigin: AllowsOrigin;
  readonly lanAccess: LanAccess | undefined;
}

/** This machine, what the user adds, and with `--lan` the local network, for whoever has the token. */
export function createReach({
  host,
  allowHosts,
  allowOrigins,
  lan,
  lanToken,
}: Pick<Settings, 'host' | 'allowHosts' | 'allowOrigins' | 'lan' | 'lanToken'>): Reach {
  const hosts = [...allowHosts, parseAllowedHost(host) ?? host];
  const [allowsHost, allowsOrigin] = [createAllowsHost(hosts), createAllowsOrigin(allowOrigins)];
  if (!lan || lanToken === undefined) return { allowsHost, allowsOrigin, lanAccess: undefined };
  return {
    allowsHost: createAllowsHost(hosts, isLanHost),
    allowsOrigin: createAllowsOrigin(allowOrigins, isLanHost),
    lanAccess: createLanAccess({
      token: lanToken,
      isOwnHost: (name) => allowsHost(name) || isOwnHost(name),
      isOwnOrigin: (origin) => allowsOrigin(origin) || isOwnHost(hostOfOrigin(origin)),
    }),
  };
}
