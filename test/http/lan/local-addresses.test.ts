import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { localAddresses, localNames } from '../../../src/http/lan/local-addresses.ts';

const v4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  ...{ address, internal, family: 'IPv4', netmask: '255.255.255.0', mac: '0', cidr: null },
});
const v6 = (address: string, internal = false): NetworkInterfaceInfo => ({
  ...{ address, internal, family: 'IPv6', netmask: 'ffff::', mac: '0', cidr: null, scopeid: 0 },
});

describe('the addresses of this machine', () => {
  it('are those that a phone reaches first, then those of containers and of IPv6', () => {
    expect(
      localAddresses({
        lo: [v4('127.0.0.1', true), v6('::1', true)],
        docker0: [v4('172.17.0.1')],
        tun0: [v4('10.8.0.2')],
        ppp0: [v4('203.0.113.7')],
        wlan0: [v6('fe80::1'), v6('2001:db8::7'), v4('192.168.1.5')],
      }),
    ).toEqual(['192.168.1.5', '203.0.113.7', '172.17.0.1', '10.8.0.2', '[2001:db8::7]']);
    expect(localAddresses({ lo: [v4('127.0.0.1', true)] })).toEqual([]);
  });

  it.each([
    ['Desk', ['desk', 'desk.local']],
    ['Ann-Mac.local', ['ann-mac.local']],
    ['dev.office.example.test', ['dev.office.example.test']],
  ])('have names too: %s', (name, expected) => {
    expect(localNames(name)).toEqual(expected);
  });
});
