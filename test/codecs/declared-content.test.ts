import { describe, expect, it } from 'vitest';
import {
  concreteMediaType,
  contentWithFields,
  createBodyShapes,
  createDeclaredContents,
  preferredMediaType,
  structuredContent,
} from '../../src/codecs/declared-content.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createSchemaMerger } from '../../src/schema/schema-merger.ts';
import { contractOf } from '../support/contract.ts';

const mergeSchema = createSchemaMerger(contractOf({}));
const text = { schema: { type: 'string' } };
const json = { schema: { type: 'object' } };
const form = { schema: { type: 'object', title: 'form' } };

function operationWith(responses: object) {
  const [operation] = operationsOf(contractOf({ '/x': { get: { responses: { ...responses } } } })).values();
  if (operation === undefined) throw new Error('the contract has an operation');
  return operation;
}

describe('the declared content of a response', () => {
  it.each([
    {
      what: 'a text and JSON',
      content: { 'text/plain': text, 'application/hal+json': json, 'application/json': json },
      expected: { structured: 'application/hal+json', sentAs: 'application/hal+json' },
    },
    {
      what: 'any type',
      content: { '*/*': json },
      expected: { structured: '*/*', sentAs: 'application/json' },
    },
    {
      what: 'texts alone',
      content: { 'text/csv': text, 'text/plain': text },
      expected: { sentAs: 'text/csv' },
    },
    {
      what: 'a range of pictures',
      content: { 'image/*': text },
      expected: { sentAs: 'image/png' },
    },
  ])('prefers what is structured: $what', ({ content, expected }) => {
    const contentOf = createDeclaredContents();
    const operation = operationWith({ 200: { content } });
    const found = contentOf(operation, 200);
    expect(found).toEqual({ content, mediaTypes: Object.keys(content), ...expected });
    expect(contentOf(operation, 200)).toBe(found);
  });

  it('is empty without a body, and absent for a status that is not declared', () => {
    const contentOf = createDeclaredContents();
    const operation = operationWith({ 204: {} });
    expect(contentOf(operation, 204)).toEqual({ content: {}, mediaTypes: [] });
    expect(contentOf(operation, 200)).toBeUndefined();
  });
});

describe('createBodyShapes', () => {
  const operation = operationWith({ 200: { content: { 'application/json': json, 'text/html': text } } });

  it.each([
    { response: { status: 200, mediaType: 'text/html' }, schema: text.schema },
    { response: { status: 200, mediaType: 'application/json' }, schema: json.schema },
    { response: { status: 200, mediaType: 'image/png' }, schema: undefined },
    { response: { status: 200 }, schema: undefined },
    { response: { status: 404, mediaType: 'application/json' }, schema: undefined },
  ])('finds the schema of $response', ({ response, schema }) => {
    const shape = createBodyShapes(mergeSchema)(operation, response);
    expect(shape?.media.schema).toBe(schema);
  });

  it('finds none without an operation', () => {
    expect(
      createBodyShapes(mergeSchema)(undefined, { status: 200, mediaType: 'application/json' }),
    ).toBeUndefined();
  });
});

describe('of several media types', () => {
  const forms = { 'multipart/form-data': text, 'application/x-www-form-urlencoded': form };

  it('a structured one is content with a structure, and one with fields may be a form too', () => {
    expect(structuredContent({ ...forms, 'application/json': json })).toBe(json);
    expect(contentWithFields({ ...forms, 'application/json': json })).toBe(json);
    expect(structuredContent(forms)).toBeUndefined();
    expect(contentWithFields(forms)).toBe(form);
    expect(contentWithFields({ 'image/png': text })).toBeUndefined();
    expect(structuredContent(undefined)).toBeUndefined();
  });

  it('the first is preferred where none is structured', () => {
    expect(preferredMediaType(forms)).toBe('multipart/form-data');
    expect(preferredMediaType({})).toBeUndefined();
  });
});

describe('concreteMediaType', () => {
  it.each([
    ['application/pdf', 'application/pdf'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['text/*', 'text/plain'],
    ['image/*', 'image/png'],
    ['audio/*; q=0.5', 'audio/wav'],
    ['x-world/*', 'application/octet-stream'],
  ])('of %s is %s', (declared, sent) => {
    expect(concreteMediaType(declared)).toBe(sent);
  });
});
