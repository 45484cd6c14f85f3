import { describe, expect, it } from 'vitest';
import { createLanAccess, type LanRequest } from '../../../src/http/lan/lan-access.ts';

const token = 'Zm9vYmFy';
const access = createLanAccess({
  token,
  isOwnHost: (host) => ['localhost', '127.0.0.1', '192.168.1.5'].includes(host),
  isOwnOrigin: (origin) => /^http:\/\/(?:localhost|192\.168\.1\.5)(?::|$)/.test(origin),
});

const phone = '192.168.1.77';
const request = (remoteAddress: string, headers: LanRequest['headers'] = {}, url = '/'): LanRequest => ({
  ...{ method: 'GET', url, socket: { remoteAddress } },
  headers: { host: '192.168.1.5:4010', ...headers },
});

const cookie = access.followLink(request(phone, {}, `/?token=${token}`), false)?.cookie ?? '';
const sent = cookie.split(';')[0] ?? '';

describe('who is let in', () => {
  it.each<[string, boolean, string, LanRequest['headers']?]>([
    ['this machine', true, '127.0.0.1'],
    ['this machine, by IPv6', true, '::1', { host: 'localhost:4010' }],
    ['this machine, by IPv4 within IPv6', true, '::ffff:127.0.0.1'],
    ['its pages', true, '127.0.0.1', { origin: 'http://192.168.1.5:5173' }],
    ['a proxy of it, for itself', true, '127.0.0.1', { 'x-forwarded-for': '::1, 127.0.0.1' }],
    [
      'a link that somebody follows here',
      true,
      '::1',
      {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
        referer: 'http://192.168.1.77/',
      },
    ],
    ['a client without Host', true, '127.0.0.1', { host: undefined }],
    ['another machine with the token', true, phone, { 'x-sandbox-token': token }],
    ['another machine with the cookie', true, phone, { cookie: `a=1; ${sent}` }],
    [
      'a page of another machine with the token',
      true,
      '127.0.0.1',
      { origin: 'http://192.168.1.77', 'x-sandbox-token': token },
    ],
    ['another machine', false, phone],
    [
      'another machine that names this one',
      false,
      phone,
      { host: 'localhost:4010', 'x-forwarded-for': '127.0.0.1' },
    ],
    ['another machine with a wrong token', false, phone, { 'x-sandbox-token': `${token}x` }],
    ['another machine with an empty token', false, phone, { 'x-sandbox-token': '' }],
    ['another machine with the token of the API', false, phone, { authorization: `Bearer ${token}` }],
    [
      'another machine with a cookie of another sandbox',
      false,
      phone,
      { cookie: sent.replace(/-\w+=/, '-00000000=') },
    ],
    ['a proxy, for another machine', false, '127.0.0.1', { 'x-forwarded-for': phone }],
    [
      'a proxy, for another machine that claims to be this one',
      false,
      '::1',
      { 'x-forwarded-for': `127.0.0.1, ${phone}` },
    ],
    ['a proxy that says so otherwise', false, '::1', { forwarded: `for=${phone}` }],
    ['a page of another machine, here', false, '127.0.0.1', { origin: 'http://192.168.1.77' }],
    [
      'an image on such a page',
      false,
      '127.0.0.1',
      { 'sec-fetch-site': 'cross-site', referer: 'http://192.168.1.77/' },
    ],
    ['a name that another machine gave to this one', false, '127.0.0.1', { host: 'evil.local:4010' }],
    ['a page without an origin', false, '127.0.0.1', { origin: 'null' }],
    ['nobody', false, ''],
  ])('%s: %s', (_, expected, remoteAddress, headers) => {
    expect(access.admits(request(remoteAddress, headers))).toBe(expected);
  });
});

describe('a link with the token', () => {
  it.each([
    [`/?token=${token}`, './'],
    [`/__console?token=${token}&session=w%201`, './__console?session=w+1'],
    [`/v1/pets/7?a=1&token=${token}&b=2`, './7?a=1&b=2'],
    [`//evil.example/?token=${token}`, './'],
    [`//evil.example?token=${token}`, './evil.example'],
    [`/\\evil.example?token=${token}`, './\\evil.example'],
    [`/http://evil.example/x:y?token=${token}`, './x:y'],
  ])('%s leads to %s', (url, location) => {
    expect(access.followLink(request(phone, {}, url), false)?.location).toBe(location);
  });

  it.each([['/'], ['/?token='], [`/?token=${token}x`], [`/?Token=${token}`], [`/?x=token=${token}`]])(
    '%s is none',
    (url) => {
      expect(access.followLink(request(phone, {}, url), false)).toBeUndefined();
    },
  );

  it('is opened, not posted', () => {
    const post = { ...request(phone, {}, `/?token=${token}`), method: 'POST' };
    expect(access.followLink(post, false)).toBeUndefined();
  });

  it('sets a cookie that no script and no other site uses, and https alone where it is https', () => {
    expect(cookie).toMatch(/^sandbox-token-[0-9a-f]{8}=Zm9vYmFy; Path=\/; HttpOnly; SameSite=Lax$/);
    const secure = access.followLink(request(phone, {}, `/?token=${token}`), true)?.cookie;
    expect(secure).toBe(`${cookie}; Secure`);
  });
});
