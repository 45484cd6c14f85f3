import { hostname, networkInterfaces } from 'node:os';
import { isPrivateAddress, toUrlHost } from '../../network-address.ts';

/** Interfaces that lead to containers and virtual machines, by the names that these give to them. */
const virtual = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|lxc|cni|flannel|utun|tun|zt)/;

/**
 * The addresses by which other machines reach this one, as URLs write them: IPv4 first, and IPv6 unless it is of a single
 * link, where clients would have to name an interface.
 */
export function localAddresses(interfaces = networkInterfaces()): readonly string[] {
  const found = Object.entries(interfaces).flatMap(([name, infos = []]) =>
    infos
      .filter(({ internal, address }) => !internal && !isOfLink(address))
      .map(({ family, address }) => ({ address, rank: rankOf(name, family, address) })),
  );
  return [...found].sort((a, b) => a.rank - b.rank).map(({ address }) => toUrlHost(address));
}

/** The names of this machine in its network: those that its users gave to it, and the same as mDNS has it. */
export function localNames(name = hostname()): readonly string[] {
  const own = name.toLowerCase();
  return own.includes('.') ? [own] : [own, `${own}.local`];
}

function isOfLink(address: string): boolean {
  return /^fe[89ab]/i.test(address);
}

/** What a phone in the same network most likely reaches comes first. */
function rankOf(name: string, family: string, address: string): number {
  return (family === 'IPv4' ? 0 : 4) + (virtual.test(name) ? 2 : 0) + (isPrivateAddress(address) ? 0 : 1);
}
