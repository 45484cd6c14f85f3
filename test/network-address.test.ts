import { describe, expect, it } from 'vitest';
import { isLoopback, isPrivateAddress, toUrlHost } from '../src/network-address.ts';

describe('the network of an address', () => {
  it.each<[string, 'loopback' | 'private' | 'other']>([
    ['127.0.0.1', 'loopback'],
    ['127.9.9.9', 'loopback'],
    ['::1', 'loopback'],
    ['[::1]', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['LOCALHOST', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.0.1', 'private'],
    ['169.254.1.1', 'private'],
    ['::ffff:192.168.0.1', 'private'],
    ['fd12:3456::1', 'private'],
    ['[fe80::1]', 'private'],
    ['0.0.0.0', 'other'],
    ['::', 'other'],
    ['172.32.0.1', 'other'],
    ['192.169.0.1', 'other'],
    ['11.0.0.1', 'other'],
    ['2001:db8::1', 'other'],
    ['localhost.example.test', 'other'],
    ['10.0.0.1.example.test', 'other'],
    ['', 'other'],
  ])('%s is %s', (host, expected) => {
    expect([isLoopback(host), isPrivateAddress(host)]).toEqual([
      expected === 'loopback',
      expected === 'private',
    ]);
  });

  it.each([
    ['192.168.0.1', '192.168.0.1'],
    ['FD00:0::1', '[fd00::1]'],
    ['a.test', 'a.test'],
  ])('%s is %s in a URL', (host, expected) => {
    expect(toUrlHost(host)).toBe(expected);
  });
});
