import { describe, expect, it } from 'vitest';
import { addressWith, apiAddress, placeOf, sentOrigin } from '../../web/src/api/place.ts';

describe('where the console is', () => {
  it.each([
    ['http://localhost:4010/__console/', { root: 'http://localhost:4010' }],
    ['http://localhost:4010/__console/index.html#/data', { root: 'http://localhost:4010' }],
    ['http://localhost:4010/__console/?session=w3#/data', { root: 'http://localhost:4010', session: 'w3' }],
    ['http://localhost:4010/__session/w3/__console/', { root: 'http://localhost:4010', session: 'w3' }],
    [
      'http://localhost:4010/__session/w3/__console/?session=x',
      { root: 'http://localhost:4010', session: 'w3' },
    ],
    ['http://h/__console/?session=100%25', { root: 'http://h', session: '100%' }],
    ['http://h/__session/100%/__console/', { root: 'http://h', session: '100%' }],
    ['http://localhost:4010/v1/__console/', { root: 'http://localhost:4010/v1' }],
    ['http://h/__session/w3/v1/__console/', { root: 'http://h/v1', session: 'w3' }],
    ['https://h/proxied/__console/?session=a-b', { root: 'https://h/proxied', session: 'a-b' }],
    ['http://h/__docs/?session=w3#/Pets/getPet', { root: 'http://h', session: 'w3' }],
    ['http://h/__session/w3/v1/__docs/index.html', { root: 'http://h/v1', session: 'w3' }],
  ])('%s', (href, place) => {
    expect(placeOf(href)).toEqual(place);
  });

  it.each([
    ['http://h/__console/#/data/pets', 'w3', 'http://h/__console/?session=w3#/data/pets'],
    ['http://h/__console/?session=w3#/data', undefined, 'http://h/__console/#/data'],
    ['http://h/v1/__session/w3/__console/', 'x', 'http://h/v1/__console/?session=x'],
  ])('%s with the session %s is %s', (href, session, expected) => {
    expect(addressWith(href, session)).toBe(expected);
  });

  it.each([
    ['http://h/__docs/#/Pets/getPet', '/__docs', 'http://h/__docs/?session=x#/Pets/getPet'],
    ['http://h/__docs/#/Pets/getPet', '/__console', 'http://h/__console/?session=x'],
    ['http://h/v1/__session/w3/__docs/', '/__docs', 'http://h/v1/__docs/?session=x'],
  ] as const)('%s leads to %s at %s', (href, page, expected) => {
    expect(addressWith(href, 'x', page)).toBe(expected);
  });

  it.each([
    ['http://h', '', 'http://h'],
    ['http://h', '/v1', 'http://h/v1'],
    ['http://h/v1', '/v1', 'http://h/v1'],
    ['http://h/proxied', '/v1', 'http://h/proxied/v1'],
  ])('the API of %s with the base path %s is at %s', (root, basePath, expected) => {
    expect(apiAddress(root, basePath)).toBe(expected);
  });
});

describe('the address of a recorded request', () => {
  it.each([
    ['http://h', '/orders', 'http://h'],
    ['http://h/v1', '/v1/orders?a=/v1', 'http://h'],
    ['http://h/v1', '/__session/w3/v1/orders', 'http://h'],
    ['http://h/v1', '/v1', 'http://h'],
    ['http://h/proxied', '/orders', 'http://h/proxied'],
    ['http://h/v1', '/v10/orders?p=/v1/', 'http://h/v1'],
  ])('of a console at %s follows for %s %s', (root, url, origin) => {
    expect(sentOrigin(root, url)).toBe(origin);
  });
});
