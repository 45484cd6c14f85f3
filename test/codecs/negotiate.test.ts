import { describe, expect, it } from 'vitest';
import { createNegotiation } from '../../src/codecs/negotiate.ts';
import type { Content } from '../../src/openapi/document.ts';

const negotiate = createNegotiation();
const object = { schema: { type: 'object' } };
const binary = { schema: { type: 'string', format: 'binary' } };
const text = { schema: { type: 'string' } };

const invoice: Content = { 'application/pdf': text, 'text/csv': text, 'application/json': object };
const versions: Content = {
  'application/vnd.acme.v1+json': object,
  'application/vnd.acme.v2+json': object,
};
const parameters: Content = { 'application/json; version=1': object, 'application/json; version=2': object };

describe('the media type of a response', () => {
  it.each<[Content, string | undefined, string]>([
    [invoice, undefined, 'application/json'],
    [invoice, '*/*', 'application/json'],
    [{ 'application/cbor': object, 'application/xml': object }, '*/*', 'application/xml'],
    [
      { 'application/cbor': object, 'application/xml': object },
      'application/cbor, */*;q=0.1',
      'application/xml',
    ],
    [{ 'application/cbor': text, 'application/xml': object }, 'application/cbor', 'application/cbor'],
    [invoice, 'text/csv', 'text/csv'],
    [invoice, 'application/json;q=0.1, text/csv', 'text/csv'],
    [invoice, 'application/pdf;q=0.5, text/*;q=0.4', 'application/pdf'],
    [invoice, 'text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    [invoice, 'application/json;q=0, */*', 'application/pdf'],
    [invoice, 'Application/JSON; charset=UTF-8', 'application/json'],
    [invoice, 'application/vnd.other+json', 'application/json'],
    [invoice, 'nothing that can be read', 'application/json'],
    [versions, 'application/vnd.acme.v2+json', 'application/vnd.acme.v2+json'],
    [versions, 'application/json', 'application/vnd.acme.v1+json'],
    [parameters, 'application/json; version=2', 'application/json; version=2'],
    [parameters, 'application/json', 'application/json; version=1'],
    [{ 'image/*': text }, 'image/webp', 'image/webp'],
    [{ 'image/*': text }, 'image/*', 'image/png'],
    [{ '*/*': binary }, 'application/json, text/plain, */*', 'application/octet-stream'],
    [{ 'image/*': binary }, 'application/json, image/gif, */*', 'image/gif'],
    [{ '*/*': binary }, 'application/json', 'application/json'],
    [{ '*/*': object }, 'text/html, application/xml;q=0.9, */*;q=0.8', 'application/json'],
    [{ '*/*': object }, 'application/hal+json', 'application/hal+json'],
    [{ 'text/xml': object }, 'application/xml', 'text/xml'],
    [{ 'application/*+json': object }, undefined, 'application/json'],
    [{ 'application/*+json': object }, 'application/hal+json', 'application/hal+json'],
    [{ 'application/*+xml': object }, 'application/*', 'application/xml'],
  ])('of %j with Accept %j is %s', (content, accept, mediaType) => {
    expect(negotiate(content, { headers: { accept } })).toMatchObject({ mediaType, isAcceptable: true });
  });

  it.each<[Content, string, string]>([
    [invoice, 'image/png', 'application/json'],
    [{ 'application/*+xml': object }, 'application/json', 'application/xml'],
    [versions, 'application/vnd.acme.v3+json', 'application/vnd.acme.v1+json'],
    [parameters, 'application/json; version=3', 'application/json; version=1'],
    [{ 'application/json': object }, 'application/json;q=0', 'application/json'],
  ])('of %j with Accept %j is not acceptable', (content, accept, mediaType) => {
    expect(negotiate(content, { headers: { accept } })).toMatchObject({ mediaType, isAcceptable: false });
  });

  it('is none where none is declared', () => {
    expect(negotiate({}, {})).toBeUndefined();
    expect(negotiate(undefined, { headers: { accept: 'text/csv' } })).toBeUndefined();
  });

  it.each<[Content, object, string]>([
    [{ 'application/json': object, 'text/event-stream': object }, { stream: true }, 'text/event-stream'],
    [{ 'application/json': object, 'text/event-stream': object }, { stream: false }, 'application/json'],
    [
      { 'application/json': object, 'application/x-ndjson': object },
      { stream: true },
      'application/x-ndjson',
    ],
    [{ 'application/json': object, 'text/csv': text }, { stream: true }, 'application/json'],
  ])('of %j for the body %j is %s', (content, body, mediaType) => {
    const headers = { accept: 'application/json' };
    expect(negotiate(content, { headers, body })).toMatchObject({ mediaType, isAcceptable: true });
    expect(negotiate(content, { headers, query: { ...body } })).toMatchObject({ mediaType });
  });

  it('is the same for any number of headers', () => {
    for (let i = 0; i < 100; i += 1) {
      const found = negotiate(invoice, { headers: { accept: `text/csv, image/x${i}` } });
      expect(found?.mediaType).toBe('text/csv');
    }
  });

  it.each([
    ['types', 'a/b,'],
    ['ranges', 'a/*,'],
    ['parameters', 'a/b;c=d,'],
  ])('is found in no time in a header of many %s', (_, part) => {
    const start = performance.now();
    const accept = `text/csv,${part.repeat(5_000)}`;
    expect(negotiate(invoice, { headers: { accept } })).toMatchObject({ mediaType: 'text/csv' });
    expect(negotiate({ '*/*': text }, { headers: { accept } })).toBeDefined();
    expect(performance.now() - start).toBeLessThan(500);
  });
});
