import { expect, it } from 'vitest';
import { sendableHeaders } from '../../../src/http/response/sendable-headers.ts';

it.each([
  [
    { ETag: '"1"', Vary: 'Origin' },
    { ETag: '"1"', Vary: 'Origin' },
  ],
  [{ 'Content-Type': 'text/plain\r\nX-Evil: 1' }, { 'Content-Type': 'text/plain%0D%0AX-Evil: 1' }],
  [{ Location: '/größe/日本\0' }, { Location: '/größe/%E6%97%A5%E6%9C%AC%00' }],
  [{ Link: '\ud800' }, { Link: '%EF%BF%BD' }],
  [{ 'Bad Name': 'x', 'Bad\r\nName': 'x', Good: 'x' }, { Good: 'x' }],
])('of %j, %j can be sent', (headers, expected) => {
  expect(sendableHeaders(headers as never)).toEqual(expected);
});
