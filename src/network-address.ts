import { BlockList, isIP, isIPv6 } from 'node:net';

/** Addresses that only this machine has: 127.0.0.0/8 and ::1. */
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Addresses of a private network (RFC 1918, RFC 4193) and of a single link (RFC 3927, RFC 4291). */
const privateNetworks = new BlockList();
privateNetworks.addSubnet('10.0.0.0', 8);
privateNetworks.addSubnet('172.16.0.0', 12);
privateNetworks.addSubnet('192.168.0.0', 16);
privateNetworks.addSubnet('169.254.0.0', 16);
privateNetworks.addSubnet('fc00::', 7, 'ipv6');
privateNetworks.addSubnet('fe80::', 10, 'ipv6');

/** Whether only this machine has a host: its loopback addresses, and `localhost`. @param host IPv6 with or without brackets */
export function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || isAmong(loopback, host);
}

/** Whether a host is an address that the internet does not route. @param host IPv6 with or without brackets */
export function isPrivateAddress(host: string): boolean {
  return isAmong(privateNetworks, host);
}

/** An IPv6 address as URLs write it, in brackets; anything else as it is. */
export function toUrlHost(host: string): string {
  return isIPv6(host) ? new URL(`http://[${host}]`).hostname : host;
}

function isAmong(addresses: BlockList, host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) === 0) return false;
  return addresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
