import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

interface Described {
  readonly parameters?: { name: string; description?: string }[];
}

/** A contract whose path parameter has a description. */
function contract(property: string, description: string): OpenApiDocument {
  const document = sketch(
    {
      'POST /guests': { request: 'Guest', response: 'Guest', status: 201 },
      'GET /guests/{guest_hash}': { response: 'Guest' },
      'DELETE /guests/{guest_hash}': {},
      'GET /guests': { response: arrayOf('Guest') },
    },
    {
      Guest: objectOf({ id: { type: 'string', readOnly: true }, [`${property}!`]: 'string', name: 'string' }),
    },
  );
  for (const { parameters = [] } of Object.values(document.paths).flatMap((item) =>
    Object.values(item as Record<string, Described>),
  ))
    for (const parameter of parameters) parameter.description = description;
  return document;
}

describe('a path parameter whose description says that it is a hash', () => {
  it.each([
    ['md5', 'email_address', 'The MD5 hash of the lowercase version of the email address. An id too.', true],
    ['sha1', 'phone', 'SHA-1 of the phone number, or the id', false],
    ['sha256', 'email', 'The sha256 checksum of their email', true],
  ])('finds the item by the %s of its %s', async (algorithm, property, description, isLower) => {
    const api = await createCrudApi(contract(property, description));
    const value = 'Ada@X.org';
    const made = await api.requestBody<{ id: string }>('POST /guests', { body: { [property]: value } });
    const guest_hash = createHash(algorithm)
      .update(isLower ? value.toLowerCase() : value)
      .digest('hex');
    expect(await api.requestBody('GET /guests/{guest_hash}', { params: { guest_hash } })).toEqual(made);
    expect(await api.requestBody('GET /guests/{guest_hash}', { params: { guest_hash: made.id } })).toEqual(
      made,
    );
    await api.request('DELETE /guests/{guest_hash}', { params: { guest_hash } });
    expect(await api.requestBody('GET /guests')).toEqual([]);
    await api.close();
  });
});
