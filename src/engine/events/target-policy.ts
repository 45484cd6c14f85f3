import { isLoopback } from '../../network-address.ts';

/** Why messages may not be sent to a URL; `undefined` for one that they may be sent to. */
export type TargetPolicy = (url: string) => string | undefined;

export interface TargetPolicyOptions {
  /** The URL that the user names for all webhooks; its host is allowed. */
  readonly url: string | undefined;
  /** Further hosts; a leading `*.` matches every subdomain. */
  readonly allowHosts: readonly string[];
}

const schemes: readonly string[] = ['http:', 'https:'];

/**
 * Decides where messages may be sent. A request names its URL itself, so that it could reach what only the machine of the
 * sandbox can: by default, the machine itself is the only target.
 */
export function createTargetPolicy({ url: own, allowHosts }: TargetPolicyOptions): TargetPolicy {
  const ownHost = own === undefined ? undefined : new URL(own).hostname;
  const hosts = allowHosts.map((host) => host.toLowerCase());
  const isAllowed = (host: string) =>
    host === ownHost ||
    isLoopback(host) ||
    hosts.some((allowed) => (allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed));
  return (url) => {
    const target = URL.canParse(url) ? new URL(url) : undefined;
    if (target === undefined || !schemes.includes(target.protocol)) {
      return `${JSON.stringify(url.slice(0, 200))} is no URL to send to: give one that begins with http:// or https://`;
    }
    if (isAllowed(target.hostname)) return undefined;
    return `${target.hostname} is not this machine: --allow-webhook-host ${target.hostname} allows it`;
  };
}
