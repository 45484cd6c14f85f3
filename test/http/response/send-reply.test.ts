import { describe, expect, it } from 'vitest';
import { encodeReply } from '../../../src/http/response/send-reply.ts';

describe('encodeReply', () => {
  it.each([
    { reply: { body: { a: 'é' } }, text: '{"a":"é"}', type: 'application/json', length: 10 },
    { reply: { body: null }, text: 'null', type: 'application/json', length: 4 },
    { reply: { body: 'x' }, text: '"x"', type: 'application/json', length: 3 },
    {
      reply: { body: 'x', mediaType: 'application/problem+json' },
      text: '"x"',
      type: 'application/problem+json',
      length: 3,
    },
    {
      reply: { body: 'a "text"', mediaType: 'text/plain; charset=latin1' },
      text: 'a "text"',
      type: 'text/plain; charset=utf-8',
      length: 8,
    },
    { reply: { body: { a: 1 }, mediaType: 'image/png' }, text: '{"a":1}', type: 'image/png', length: 7 },
  ])('of $reply is $text as $type', ({ reply, text, type, length }) => {
    expect(encodeReply({ status: 200, headers: { ETag: '"1"' }, ...reply })).toEqual({
      headers: { ETag: '"1"', 'Content-Type': type, 'Content-Length': `${length}` },
      text,
    });
  });

  it('has headers alone without a body', () => {
    const headers = { ETag: '"1"' };
    expect(encodeReply({ status: 204, headers, mediaType: 'text/plain' })).toEqual({ headers });
  });

  it('has no length and no body of what is declared for 204', () => {
    expect(encodeReply({ status: 204, body: { a: 1 } })).toEqual({
      headers: { 'Content-Type': 'application/json' },
    });
  });
});
