import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/openapi/load/load-document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractFolder } from '../../support/contract-folder.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

const schema = {
  type: 'object',
  required: ['n'],
  properties: { n: { type: 'integer' }, content: { type: 'object', properties: { json: {} } } },
};
const document = (name: string) => ({
  ...contractOf({
    '/a': {
      post: { requestBody: { $ref: '#/components/requestBodies/A' }, responses: { 201: answer(name) } },
    },
  }),
  components: { requestBodies: { A: { required: true, content: { [name]: { schema } } } } },
});
const answer = (name: string) => ({
  description: 'made',
  content: { [/form/.test(name) ? 'application/json' : name]: { schema } },
});

describe('a media type with a misspelled name', () => {
  it.each([
    ['multipart/x-www-form-urlencoded', 'application/x-www-form-urlencoded', 'n=1'],
    ['multipart/x-www-form-urlencoded', 'multipart/x-www-form-urlencoded', 'n=1'],
    ['application/form-urlencoded', 'application/x-www-form-urlencoded', 'n=1'],
    ['multipart/x-www-form-urlencoded', 'multipart/form-data; boundary=b', form()],
    ['application/form-data', 'multipart/form-data; boundary=b', form()],
    ['applicationjson', 'application/json', '{"n":1}'],
    ['application/json, charset=utf-8', 'application/json; charset=utf-8', '{"n":1}'],
  ])('%s is served as what is meant: %s', async (name, sent, body) => {
    const { api } = await contractSandbox(document(name));
    const response = await api.post('/a').set('Content-Type', sent).send(body);
    expect(response.status).toBe(201);
    expect(response.body.n).toBe(1);
    expect(response.headers['content-type']).toBe('application/json');
    const refused = await api.post('/a').set('Content-Type', sent).send(body.replaceAll('1', 'x'));
    expect(refused.status).toBe(400);
  });

  it('is a warning at its place, and no other name is', async () => {
    const names = ['form-data', 'application/vnd.acme+json', 'text/plain', 'plain/text'];
    const content = Object.fromEntries(
      names.map((name) => [name, { schema, example: { content: { json: {} } } }]),
    );
    const folder = contractFolder({
      'api.json': contractOf({ '/a': { post: { requestBody: { content }, responses: { 201: {} } } } }),
    });
    const { issues } = await loadDocument(folder.path('api.json')).finally(() => folder.remove());
    expect(issues.map(({ severity, pointer, message }) => [severity, pointer, message])).toEqual([
      [
        'warning',
        '#/paths/~1a/post/requestBody/content/form-data',
        'is form-data, which is no media type: it is served as multipart/form-data. Declare that.',
      ],
      [
        'warning',
        '#/paths/~1a/post/requestBody/content/plain~1text',
        'is plain/text, which is no media type: it is served as text/plain. Declare that.',
      ],
    ]);
  });
});

function form(): string {
  return '--b\r\nContent-Disposition: form-data; name="n"\r\n\r\n1\r\n--b--\r\n';
}
