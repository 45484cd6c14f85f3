import { describe, expect, it } from 'vitest';
import { similarPath } from '../../../src/openapi/paths/similar-path.ts';

const paths = (...all: string[]) => all.map((path) => ({ basePath: '', path }));

describe('a path that does not exist may mean', () => {
  const shop = paths('/api/v1/products', '/api/v1/products/{id}', '/api/v1/orders/{id}/lines', '/health');

  it.each([
    ['/products', '/api/v1/products', 'one with a prefix'],
    ['/products/7', '/api/v1/products/7', 'one with a prefix and a parameter'],
    ['/v1/products', '/api/v1/products', 'one with more of the prefix'],
    ['/api/v1/prodcts', '/api/v1/products', 'one without the typo'],
    ['/api/v2/products/7', '/api/v1/products/7', 'one of another version'],
    ['/prodcts', '/api/v1/products', 'one with a prefix and without the typo'],
    ['/API/V1/Products/A', '/api/v1/products/A', 'one in other letters'],
    ['/orders/x/lines', '/api/v1/orders/x/lines', 'one below an item'],
    ['/heatlh', '/health', 'a short one'],
    ['/app/health/', '/health', 'one without a prefix'],
  ])('%s: %s, %s', (sent, meant) => {
    expect(similarPath(sent, shop)).toBe(meant);
  });

  it.each(['/', '', '/customers', '/api/v1', '/7', '//', `/${'x'.repeat(10_000)}`])('%s: nothing', (sent) => {
    expect(similarPath(sent, shop)).toBeUndefined();
  });

  it('the path below the base path', () => {
    const templates = [{ basePath: '/v2', path: '/pet/{petId}' }];
    expect(similarPath('/pet/1', templates)).toBe('/v2/pet/1');
    expect(similarPath('/v1/pet/1', templates)).toBe('/v2/pet/1');
  });

  it('nothing by its parameters alone', () => {
    expect(similarPath('/anything', paths('/{id}', '/{a}/{b}'))).toBeUndefined();
    expect(similarPath('/lines', paths('/orders/{id}/lines'))).toBeUndefined();
    expect(similarPath('/files/abc', paths('/files/{name}.{type}'))).toBeUndefined();
  });

  it('never itself', () => {
    expect(similarPath('/a/b', paths('//a//b'))).toBeUndefined();
    expect(similarPath('/a/b', paths('//a//b', '/a/c'))).toBe('/a/c');
  });
});
