import { describe, expect, it } from 'vitest';
import { isPathKey, parsePathKey } from '../../../src/openapi/paths/path-key.ts';

describe('a key of paths', () => {
  it.each([
    ['/users/{id}', '/users/{id}'],
    ['/users/{user-id}/{$x}.json', '/users/{user-id}/{$x}.json'],
    ['/things/{id}:cancel', '/things/{id}:cancel'],
    ['/Products({key})/$count', '/Products({key})/$count'],
    // Express, Gin
    ['/users/:id', '/users/{id}'],
    ['/users/:userId/books/:bookId', '/users/{userId}/books/{bookId}'],
    ['/users/:id(\\d+)', '/users/{id}'],
    ['/flights/:from-:to', '/flights/{from}-{to}'],
    // ASP.NET, JAX-RS, Flask, Django
    ['/users/{id:int}', '/users/{id}'],
    ['/users/{id?}', '/users/{id}'],
    ['/users/{id:int?}', '/users/{id}'],
    ['/users/:id?', '/users/{id}'],
    ['/users{/:id}', '/users/{id}'],
    ['/users{/id}', '/users/{id}'],
    ['/users/{id:[0-9]{1,9}}/x', '/users/{id}/x'],
    ['/users/{id:regex(^a|b$)}', '/users/{id}'],
    ['/users/<int:user_id>', '/users/{user_id}'],
    ['/users/<user_id>', '/users/{user_id}'],
    // Postman, Next.js, scripts
    ['/users/{{userId}}', '/users/{userId}'],
    ['/users/[id]', '/users/{id}'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a path that a script left so
    ['/users/${id}', '/users/{id}'],
    // RFC 6570
    ['/users{?limit,offset}', '/users'],
    ['users/{id}', '/users/{id}'],
    [' users/{ id } ', '/users/{id}'],
  ])('%s is %s', (key, path) => {
    expect(parsePathKey(key)).toMatchObject({ path, rest: [], condition: [] });
  });

  it.each([
    ['/{proxy+}', '/{proxy}', 'proxy'],
    ['/files/{path*}', '/files/{path}', 'path'],
    ['/files/{*path}', '/files/{path}', 'path'],
    ['/files/{**slug}', '/files/{slug}', 'slug'],
    ['/files/{+name}', '/files/{name}', 'name'],
    ['/files/{name:path}', '/files/{name}', 'name'],
    ['/files/{name:.*}/meta', '/files/{name}/meta', 'name'],
    ['/v1/{name=**}', '/v1/{name}', 'name'],
    ['/files/<path:name>', '/files/{name}', 'name'],
    ['/files/:path*', '/files/{path}', 'path'],
    ['/files/*path', '/files/{path}', 'path'],
    ['/files/[...path]', '/files/{path}', 'path'],
    ['/files/**', '/files/{path}', 'path'],
  ])('%s is %s, and %s may have slashes', (key, path, name) => {
    expect(parsePathKey(key)).toMatchObject({ path, rest: [name], condition: [] });
  });

  it('may have a query besides', () => {
    expect(parsePathKey('/users/:id?beta=true')).toMatchObject({
      path: '/users/{id}',
      rest: [],
      condition: [['beta', 'true']],
    });
  });

  it.each([
    ['users', true],
    ['{proxy+}', true],
    ['x-internal', false],
    ['GET /users', false],
    ['https://api.example.com/users', false],
  ])('%s is a path: %s', (key, expected) => {
    expect(isPathKey(key)).toBe(expected);
  });
});
