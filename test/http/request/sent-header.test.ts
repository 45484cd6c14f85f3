import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { sentHeader } from '../../../src/http/request/sent-header.ts';

/** A request as Node makes it of raw headers. */
function requestWith(...rawHeaders: readonly string[]): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.rawHeaders = [...rawHeaders];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value] = rawHeaders.slice(i, i + 2);
    request.headers[name.toLowerCase()] = value;
  }
  return request;
}

it.each([
  ['X-Key', 'x-key', 'a'],
  ['x-key', 'X-KEY', 'a'],
  ['Constructor', 'constructor', 'a'],
  ['__proto__', '__Proto__', 'a'],
  ['X-Other', 'constructor', undefined],
  ['X-Other', '__proto__', undefined],
  ['X-Other', '__proto__x', undefined],
])('of %s, the header %s is %s', (sent, name, expected) => {
  expect(sentHeader(requestWith('Host', 'x', sent, 'a'), name)).toBe(expected);
});
