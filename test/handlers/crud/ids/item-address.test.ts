import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../../src/inference/body-path.ts';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, objectOf, sketch } from '../../../support/small-contract.ts';

const text = { type: 'string' };
const number = { type: 'number' };
const self = (shown: Schema) => objectOf({ self: shown });

describe('an item that shows its id in its own address alone', () => {
  it.each<[string, Record<string, Schema>, string[], RegExp]>([
    ['uri', { uri: { ...text, example: '/tapes/927' } }, ['uri'], /^\/tapes\/(\d+)$/],
    ['resource_uri', { resource_uri: text }, ['resource_uri'], /^\/tapes\/(\d+)$/],
    ['href', { href: { ...text, format: 'uri' } }, ['href'], /^https:\/\/www\.example\.com\/tapes\/(\d+)$/],
    ['links.self', { links: self(text) }, ['links', 'self'], /^\/tapes\/(\d+)$/],
    [
      '_links.self.href',
      { _links: self(objectOf({ href: { ...text, example: 'https://tapes.example/v3/tapes/4' } })) },
      ['_links', 'self', 'href'],
      /^https:\/\/tapes\.example\/v3\/tapes\/(\d+)$/,
    ],
  ])('is found by the end of it: %s', async (_, properties, steps, form) => {
    const Tape = objectOf({ name: 'string', ...properties });
    const api = await createCrudApi(
      sketch(
        {
          'GET /tapes': { response: arrayOf('Tape') },
          'POST /tapes': { request: objectOf({ name: 'string' }), response: 'Tape' },
          'GET /tapes/{tape_id}': { response: 'Tape', path: { tape_id: number } },
          'DELETE /tapes/{tape_id}': { path: { tape_id: number } },
        },
        { Tape },
      ),
    );
    const made = await api.requestBody('POST /tapes', { body: { name: 'a' } });
    await api.requestBody('POST /tapes', { body: { name: 'a' } });
    const address = valueAt(made, steps);
    expect(address).toMatch(form);
    const params = { tape_id: form.exec(String(address))?.[1] ?? '' };
    expect(await api.requestBody('GET /tapes/{tape_id}', { params })).toEqual(made);
    expect(await api.requestBody('GET /tapes')).toContainEqual(made);
    await api.request('DELETE /tapes/{tape_id}', { params });
    expect(await api.requestBody('GET /tapes')).toHaveLength(1);
    await api.close();
  });

  it('has the ids of its parents in it', async () => {
    const Track = objectOf({ title: 'string', uri: text });
    const path = { track_id: number };
    const api = await createCrudApi(
      sketch(
        {
          'POST /tapes': { request: objectOf({ label: 'string' }), response: objectOf({ id: 'string' }) },
          'GET /tapes/{id}': { response: objectOf({ id: 'string' }) },
          'POST /tapes/{id}/tracks': { request: objectOf({ title: 'string' }), response: 'Track' },
          'GET /tapes/{id}/tracks/{track_id}': { response: 'Track', path },
        },
        { Track },
      ),
    );
    const { id } = await api.requestBody<{ id: string }>('POST /tapes', { body: { label: 'a' } });
    const params = { id };
    const sent = { params, body: { title: 'b' } };
    const track = await api.requestBody<{ uri: string }>('POST /tapes/{id}/tracks', sent);
    expect(track.uri).toMatch(new RegExp(`^/tapes/${id}/tracks/\\d+$`));
    const found = { params: { id, track_id: track.uri.split('/').at(-1) ?? '' } };
    expect(await api.requestBody('GET /tapes/{id}/tracks/{track_id}', found)).toEqual(track);
    await api.close();
  });
});

describe('an address', () => {
  it.each<[string, Schema, unknown, RegExp | string]>([
    ['of a page elsewhere', { ...text, example: 'https://tapes.example/about' }, undefined, /./],
    ['that clients write', text, 'https://a.example', 'https://a.example'],
  ])('%s is no id', async (_, shown, sent, expected) => {
    const Tape = objectOf({ name: 'string', uri: shown });
    const request = sent === undefined ? objectOf({ name: 'string' }) : 'Tape';
    const api = await createCrudApi(
      sketch(
        {
          'POST /tapes': { request, response: 'Tape' },
          'GET /tapes/{tape_id}': { response: 'Tape', path: { tape_id: text } },
        },
        { Tape },
      ),
    );
    const body = { name: 'a', ...(sent !== undefined && { uri: sent }) };
    const made = await api.requestBody<{ uri: string }>('POST /tapes', { body });
    expect(made.uri).toMatch(expected);
    expect(made.uri).not.toMatch(/^\/tapes\//);
    await api.close();
  });
});
