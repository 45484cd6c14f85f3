import { isPrivateAddress } from '../../network-address.ts';
import { localAddresses, localNames } from './local-addresses.ts';

/** Whether a host is one of this machine's own names and addresses; they change while the sandbox runs. */
export function isOwnHost(host: string): boolean {
  return localNames().includes(host) || localAddresses().includes(host);
}

/**
 * Whether a host belongs to the local network: a private address, a name that only the network itself resolves (`.local`,
 * RFC 6762), or this machine. A page of the internet whose name resolves to such an address still has its own name.
 * @param host in lower case, IPv6 in brackets
 */
export function isLanHost(host: string): boolean {
  return isPrivateAddress(host) || /[^.]\.local$/.test(host) || isOwnHost(host);
}
