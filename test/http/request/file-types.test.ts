import { describe, expect, it } from 'vitest';
import type { Encoding, OperationObject, Schema } from '../../../src/openapi/document.ts';
import { contractOf } from '../../support/contract.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';

type Responses = NonNullable<OperationObject['responses']>;

const bytes = { type: 'string', format: 'binary' };
const done = { 201: { description: 'made' } };

function albumOf(picture: Schema, encoding: Record<string, Encoding> = {}, responses: Responses = done) {
  const schema = { type: 'object', properties: { picture, title: { type: 'string', maxLength: 5 } } };
  return contractOf({
    '/pictures': {
      post: {
        requestBody: { required: true, content: { 'multipart/form-data': { schema, encoding } } },
        responses,
      },
    },
  });
}

async function sent(document: object, contentType: string, filename: string) {
  const { api } = await contractSandbox(document);
  const options = { filename, contentType };
  return api.post('/pictures').attach('picture', Buffer.from('x'), options).field('title', 'too long');
}

const pictures = { picture: { contentType: 'image/png, image/jpeg' } };
const picture = { picture: { contentType: 'image/*' } };

describe('a file in a form', () => {
  it.each<[Schema, Record<string, Encoding>, type: string, name: string]>([
    [bytes, pictures, 'text/html', 'a.png'],
    [bytes, picture, 'application/pdf', 'a.pdf'],
    [bytes, pictures, 'application/octet-stream', 'blob'],
    [{ type: 'array', items: bytes }, picture, 'text/plain', 'a.txt'],
    [{ type: 'string', contentMediaType: 'image/png' }, {}, 'image/gif', 'a.gif'],
    [{ type: 'string', contentMediaType: 'image/png', contentEncoding: 'binary' }, {}, 'image/gif', 'a.gif'],
    [{ type: 'array', items: { type: 'string', contentMediaType: 'image/png' } }, {}, 'text/css', 'a.png'],
  ])('of %j with %j is refused as %s %s', async (schema, encoding, type, name) => {
    const { status, body } = await sent(albumOf(schema, encoding), type, name);
    expect(status).toBe(415);
    expect(body.detail).toMatch(new RegExp(`^/picture has the Content-Type ${type}: send image/`));
  });

  it.each<[Schema, Record<string, Encoding>, type: string, name: string]>([
    [bytes, pictures, 'image/jpeg', 'a.jpg'],
    [bytes, picture, 'image/webp', 'a'],
    [bytes, {}, 'text/html', 'a.png'],
    // What a client sends that knows no type: the name tells.
    [bytes, pictures, 'application/octet-stream', 'a.png'],
    [bytes, pictures, 'text/plain', 'a.JPG'],
    [bytes, { picture: { contentType: 'application/octet-stream' } }, 'image/png', 'a.png'],
    [{ type: 'string', contentMediaType: 'application/octet-stream' }, {}, 'image/png', 'a.png'],
    [{ type: 'string', contentMediaType: 'image/png' }, pictures, 'image/jpeg', 'a.jpg'],
  ])('of %j with %j may be %s %s', async (schema, encoding, type, name) => {
    const { body } = await sent(albumOf(schema, encoding), type, name);
    expect(body.detail).toBe('/title must NOT have more than 5 characters');
  });

  it.each([
    ['application/json', 'blob', '{"name":"größe"}'],
    ['text/plain', 'a.txt', '{"name":"größe"}'],
    ['application/xml', 'a.xml', '<about><name>größe</name></about>'],
  ])('is a value in UTF-8 where its schema is an object: %s %s', async (contentType, filename, text) => {
    const about: Schema = { type: 'object', properties: { name: { type: 'string', maxLength: 5 } } };
    const { api } = await contractSandbox(
      albumOf(about, { picture: { contentType: 'application/xml, application/json, text/plain' } }),
    );
    const { body } = await api
      .post('/pictures')
      .attach('picture', Buffer.from(text), { filename, contentType });
    expect(body.detail).toBeUndefined();
  });

  it.each([
    [{ ...done, 422: { description: 'no' } }, 422],
    [{ ...done, 400: { description: 'no' } }, 400],
    [{ ...done, 400: { description: 'no' }, 415: { description: 'no' } }, 415],
    [{ ...done, default: { description: 'no' } }, 415],
  ])('of another type is refused as the contract declares: %j', async (responses, status) => {
    expect((await sent(albumOf(bytes, pictures, responses), 'text/css', 'a.css')).status).toBe(status);
  });
});
