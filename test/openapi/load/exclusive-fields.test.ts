import { describe, expect, it } from 'vitest';
import { loadFiles } from '../../support/load-files.ts';

const ok = { responses: { 200: { description: 'ok' } } };
const text = { type: 'string' };
const json = { 'application/json': { schema: text } };

/** The issues of a contract without those of its version, each without its file: `warning #/… message`. */
async function issuesOf(rest: object, openapi = '3.2.0') {
  const contract = { openapi, info: { title: 'Harbour', version: '1' }, ...rest };
  const { issues, operations } = await loadFiles({ 'api.json': JSON.stringify(contract) }, 'api.json');
  const lines = issues.filter((line) => !line.includes('is OpenAPI 3.2'));
  return { lines: lines.map((line) => line.replace(/^\S+ /, '')), operations };
}

const withParameters = (...parameters: object[]) => ({ paths: { '/b': { get: { parameters, ...ok } } } });
const component = (kind: string, node: object) => ({
  paths: { '/b': { get: ok } },
  components: { [kind]: { One: node } },
});

describe('fields that may not be there', () => {
  it.each<[what: string, rest: object, issue: string]>([
    [
      'content beside a schema',
      withParameters({ name: 'q', in: 'query', schema: text, content: json }),
      '#/paths/~1b/get/parameters/0/content may not be beside schema, which counts: remove content.',
    ],
    [
      'a schema beside the content of the whole query',
      withParameters({ name: 'q', in: 'querystring', schema: text, content: json }),
      '#/paths/~1b/get/parameters/0/schema may not be beside content, which counts: remove schema.',
    ],
    [
      'a whole query that does not say how it is written',
      withParameters({ name: 'q', in: 'querystring', schema: { type: 'object' } }),
      '/parameters/0/schema does not say how the query is written, so that it is read as a form: declare content.',
    ],
    [
      'the whole query beside a part of it',
      withParameters(
        { name: 'all', in: 'querystring', content: json },
        { name: 'q', in: 'query', schema: text },
      ),
      '/parameters/0 is the whole query, and q is a part of it, which counts: remove one of them.',
    ],
    [
      'the whole query twice',
      withParameters(
        { name: 'all', in: 'querystring', content: json },
        { name: 'whole', in: 'querystring', content: json },
      ),
      '/parameters/1 is the whole query, as all is, which counts: remove one of them.',
    ],
    [
      'a parameter that stands twice',
      withParameters(
        { name: 'X-Key', in: 'header', schema: text },
        { name: 'x-key', in: 'header', schema: text },
      ),
      '/parameters/1 is the header parameter x-key again, and counts: remove one of them.',
    ],
    [
      'the content of a header beside its schema',
      component('headers', { schema: text, content: json }),
      '#/components/headers/One/content may not be beside schema, which counts: remove content.',
    ],
    [
      'encodings by name and by place',
      component('requestBodies', { content: { 'multipart/mixed': { encoding: {}, itemEncoding: {} } } }),
      '/content/multipart~1mixed/itemEncoding may not be beside encoding: remove one of them.',
    ],
    [
      'encodings of parts that do so',
      component('requestBodies', {
        content: { 'multipart/mixed': { prefixEncoding: [{ encoding: {}, prefixEncoding: [] }] } },
      }),
      '/prefixEncoding/0/prefixEncoding may not be beside encoding: remove one of them.',
    ],
    [
      'two words of XML for one thing',
      component('schemas', { properties: { xml: { ...text, xml: { attribute: true, nodeType: 'text' } } } }),
      '#/components/schemas/One/properties/xml/xml/attribute may not be beside nodeType: remove one of them.',
    ],
    [
      'an example beside examples',
      withParameters({ name: 'q', in: 'query', schema: text, example: 'a', examples: { a: { value: 'a' } } }),
      '/parameters/0/examples may not be beside example: remove one of them.',
    ],
    [
      'the same in a body',
      component('requestBodies', { content: { 'text/csv': { example: 'a', examples: {} } } }),
      '/content/text~1csv/examples may not be beside example: remove one of them.',
    ],
    [
      'an example that is here and elsewhere',
      component('examples', { value: 1, externalValue: 'https://a.test/1' }),
      '#/components/examples/One/externalValue may not be beside value: remove one of them.',
    ],
    [
      'an example in old and new words',
      component('examples', { value: 1, dataValue: 1 }),
      '#/components/examples/One/value may not be beside dataValue: remove one of them.',
    ],
    [
      'an operation of a link that is named twice',
      {
        ...component('links', { operationId: 'a', operationRef: '#/paths/~1b/get' }),
      },
      '#/components/links/One/operationId may not be beside operationRef: remove one of them.',
    ],
    [
      'a server without values to choose from',
      {
        ...component('schemas', {}),
        servers: [{ url: '/{v}', variables: { v: { enum: [], default: 'a' } } }],
      },
      '#/servers/0/variables/v/enum has no values: list them, or remove it.',
    ],
  ])('such as %s are an error', async (_, rest, issue) => {
    const { lines, operations } = await issuesOf(rest);
    expect(lines).toEqual([expect.stringContaining(issue)]);
    expect(operations.get('GET /b')?.unserved).toBeUndefined();
  });

  it.each<[what: string, rest: object, issue: string]>([
    [
      'a field that no link has',
      component('links', { operationId: 'a', body: '$response.body' }),
      '#/components/links/One/body is no field of a link, and is ignored: remove it, or correct its name.',
    ],
    [
      'a misspelled field of a parameter',
      withParameters({ name: 'q', in: 'query', schema: text, requried: true, 'x-order': 1 }),
      '/parameters/0/requried is no field of a parameter, and is ignored: remove it, or correct its name. Did you mean required?',
    ],
    [
      'a field of Swagger 2.0',
      { paths: { '/b': { get: { ...ok, produces: ['text/csv'] } } } },
      '#/paths/~1b/get/produces is no field of an operation',
    ],
    [
      'a style beside content',
      withParameters({ name: 'q', in: 'query', content: json, style: 'form' }),
      '/parameters/0/style may not be beside content: remove one of them.',
    ],
    [
      'reserved characters in a header',
      component('headers', { schema: text, allowReserved: true }),
      '#/components/headers/One/allowReserved has no effect here: remove it.',
    ],
    [
      'a default that no server has',
      {
        ...component('schemas', {}),
        servers: [{ url: '/{v}', variables: { v: { enum: ['b'], default: 'a' } } }],
      },
      '#/servers/0/variables/v/default is not one of the values in enum: use one of them.',
    ],
  ])('such as %s are a warning', async (_, rest, issue) => {
    const { lines } = await issuesOf(rest);
    expect(lines).toEqual([expect.stringContaining(issue)]);
  });

  it.each([
    ['3.1.0', 'path', 'simple', 1],
    ['3.2.0', 'path', 'simple', 0],
    ['3.1.0', 'cookie', 'form', 1],
    ['3.2.0', 'cookie', 'form', 0],
    ['3.2.0', 'cookie', 'cookie', 1],
    ['3.2.0', 'header', 'simple', 1],
    ['3.0.3', 'query', 'form', 0],
  ])(
    'depend on the version: in %s, reserved characters in a %s of style %s',
    async (openapi, place, style, n) => {
      const parameter = { name: 'q', in: place, style, required: true, schema: text, allowReserved: true };
      const rest = { paths: { '/b/{q}': { get: { parameters: [parameter], ...ok } } } };
      expect((await issuesOf(rest, openapi)).lines).toHaveLength(n);
    },
  );

  it('are looked for in what an operation inherits from its path', async () => {
    const whole = { name: 'all', in: 'querystring', content: json };
    const part = { name: 'q', in: 'query', schema: text };
    const item = { parameters: [whole], get: { parameters: [part], ...ok }, put: ok };
    const { lines, operations } = await issuesOf({ paths: { '/b': item } });
    expect(lines).toEqual([expect.stringContaining('#/paths/~1b/parameters/0 is the whole query')]);
    expect(operations.get('GET /b')?.parameters.map(({ name }) => name)).toEqual(['q']);
    expect(operations.get('PUT /b')?.parameters.map(({ name }) => name)).toEqual(['all']);
  });

  it('are not what only looks alike', async () => {
    const properties = { schema: text, content: text, nodeType: text, attribute: text, example: text };
    const { lines } = await issuesOf({
      ...component('schemas', { properties, example: { value: 1, externalValue: 2 } }),
    });
    expect(lines).toEqual([]);
  });
});
