import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../../src/openapi/document.ts';
import { expandPath } from '../../../src/openapi/paths/resource-names.ts';

const operation = (path: string, pathKey = path) => ({ id: 'x', method: 'get' as const, path, pathKey });
const parameter = (name: string, pattern?: string, description = ''): Parameter => ({
  ...{ name, in: 'path', required: true, description },
  schema: { type: 'string', ...(pattern !== undefined && { pattern }) },
});

describe('the path of an operation by its declared parameters', () => {
  it.each([
    ['as it is written', '/v1/{name}', parameter('name'), '/v1/{name}'],
    ['as it is written, by a pattern without slashes', '/x/{id}', parameter('id', '^[^/]+$'), '/x/{id}'],
    [
      'as it is written, where a description mentions another path',
      '/files/{path}',
      parameter('path', undefined, 'Such as docs/{name}.'),
      '/files/{path}',
    ],
    [
      'of segments, by a pattern',
      '/v1/{name}:run',
      parameter('name', '^projects/[^/]+/jobs/[^/]+$'),
      '/v1/projects/{projectsId}/jobs/{jobsId}:run',
    ],
    [
      'of segments, by a pattern without anchors',
      '/v1/{parent}/jobs',
      parameter('parent', 'projects/[^/]+'),
      '/v1/projects/{projectsId}/jobs',
    ],
    [
      'of segments, by a description',
      '/v1beta/{name}',
      parameter('name', undefined, 'Required. Format: `memos/{memo}`'),
      '/v1beta/memos/{memosId}',
    ],
    [
      'of segments, each with a name of its own',
      '/v1/{name}',
      parameter('name', '^folders/[^/]+/folders/[^/]+$'),
      '/v1/folders/{foldersId}/folders/{foldersIdId}',
    ],
  ])('is %s', (_, path, declared, expanded) => {
    expect(expandPath(operation(path), [declared])).toMatchObject({ path: expanded });
  });

  it('is of segments by what the path itself says', () => {
    const written = { ...operation('/v1/{name}', '/v1/{name=shelves/*/books/*}'), rest: ['name'] };
    expect(expandPath(written, [parameter('name')])).toEqual({
      path: '/v1/shelves/{shelvesId}/books/{booksId}',
      resourceNames: { name: 'shelves/{shelvesId}/books/{booksId}' },
    });
  });

  it.each(['^(users|groups)/[^/]+$', '^users/.+/x$', '^.+/.+$'])(
    'has the rest of the path for %s, which is not one form',
    (pattern) => {
      expect(expandPath(operation('/v1/{name}'), [parameter('name', pattern)])).toEqual({
        path: '/v1/{name}',
        rest: ['name'],
      });
    },
  );

  it.each([
    ['proxy+', '/{proxy}', '/{proxy+}', ['proxy+']],
    ['path*', '/files/{path}', '/files/{path*}', ['path*']],
    ['id:int', '/x/{id}', '/x/{id:int}', []],
  ])('keeps the name of a parameter that is declared as %s', (name, path, expanded, rest) => {
    const named = { ...operation(path), rest: rest.map((each) => each.slice(0, -1)) };
    expect(expandPath(named, [parameter(name)])).toEqual({
      path: expanded,
      ...(rest.length > 0 && { rest }),
    });
  });
});
