import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../../src/openapi/document.ts';
import { createCrudApi } from '../../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../../support/small-contract.ts';

const texts = { type: 'array', items: { type: 'string' } };
const objects = { type: 'array', items: objectOf({ 'text!': 'string' }) };

/** Polls with options, and what is voted by. */
function polls(operations: Readonly<Record<string, OperationSketch>>, options: Schema = texts) {
  return sketch(
    {
      'GET /polls': { response: arrayOf('Poll') },
      'POST /polls': {
        request: objectOf({ 'question!': 'string', 'options!': options }),
        response: 'Poll',
        status: 201,
      },
      'GET /polls/{pollId}': { response: 'Poll' },
      ...operations,
    },
    {
      Poll: objectOf({
        'id!': 'integer',
        'question!': 'string',
        'options!': arrayOf('Option'),
        'totalVotes!': 'integer',
      }),
      Option: objectOf({ 'id!': 'integer', 'text!': 'string', 'votes!': 'integer' }),
    },
  );
}

const rows: Readonly<Record<string, OperationSketch>> = {
  'GET /polls/{pollId}/options': { response: arrayOf('Option') },
  'POST /polls/{pollId}/options': {
    request: objectOf({ 'text!': 'string' }),
    response: 'Option',
    status: 201,
  },
};
const vote = (sent: Parameters<typeof objectOf>[0], response = 'Poll'): OperationSketch => ({
  request: objectOf(sent),
  response,
});
const params = { pollId: '1' };

interface Poll {
  readonly options: readonly { readonly id: number; readonly text: string; readonly votes: number }[];
}

async function withPoll(document: ReturnType<typeof polls>, isText = true) {
  const api = await createCrudApi(document);
  const options = ['tea', 'juice'].map((text) => (isText ? text : { text }));
  const poll = await api.requestBody<Poll>('POST /polls', { body: { question: 'What?', options } });
  const [first, second] = poll.options;
  const counted = { ...poll, options: [first, { ...second, votes: 1 }], totalVotes: 1 };
  return { api, poll, second, counted, shown: () => api.requestBody('GET /polls/{pollId}', { params }) };
}

describe('a vote that names an option', () => {
  const by = 'POST /polls/{pollId}/vote';
  it.each<[string, ReturnType<typeof polls>, (option: Poll['options'][number]) => unknown, boolean]>([
    ['by its id', polls({ [by]: vote({ 'optionId!': 'integer' }) }), ({ id }) => ({ optionId: id }), true],
    [
      'by its id among objects',
      polls({ [by]: vote({ 'option_id!': 'integer', user_id: 'integer' }) }, objects),
      ({ id }) => ({ option_id: id, user_id: 4 }),
      false,
    ],
    [
      'by its ids',
      polls({ [by]: vote({ 'optionIds!': { type: 'array', items: { type: 'integer' } } }) }),
      ({ id }) => ({ optionIds: [id] }),
      true,
    ],
    ['by its text', polls({ [by]: vote({ 'option!': 'string' }) }), ({ text }) => ({ option: text }), true],
    ['by its place', polls({ [by]: vote({ 'optionIndex!': 'integer' }) }), () => ({ optionIndex: 1 }), true],
    [
      'of a collection below',
      polls({ ...rows, [by]: vote({ 'choiceId!': 'integer' }) }),
      ({ id }) => ({ choiceId: id }),
      true,
    ],
  ])('%s counts there and in all', async (_, document, body, isText) => {
    const { api, poll, counted, shown } = await withPoll(document, isText);
    const [, option] = poll.options;
    const sent = option && body(option);
    expect(await api.requestBody(by, { params, body: sent })).toEqual(counted);
    expect(await shown()).toEqual(counted);
  });

  it('that there is not counts nothing', async () => {
    const { api, poll, shown } = await withPoll(polls({ [by]: vote({ 'optionId!': 'integer' }) }));
    await api.request(by, { params, body: { optionId: 3 } });
    expect(await shown()).toEqual(poll);
  });
});

describe('a vote for the option of its path', () => {
  const by = 'POST /polls/{pollId}/options/{optionId}/vote';
  it.each<[string, Readonly<Record<string, OperationSketch>>, 'Poll' | 'Option']>([
    ['the poll', { [by]: { response: 'Poll' } }, 'Poll'],
    ['the option', { [by]: { response: 'Option' } }, 'Option'],
    ['the poll, of a collection below', { ...rows, [by]: { response: 'Poll' } }, 'Poll'],
    ['the option, of a collection below', { ...rows, [by]: { response: 'Option' } }, 'Option'],
  ])('shows %s', async (_, operations, response) => {
    const { api, second, counted, shown } = await withPoll(polls(operations));
    const sent = { params: { ...params, optionId: String(second?.id) } };
    expect(await api.requestBody(by, sent)).toEqual(response === 'Poll' ? counted : { ...second, votes: 1 });
    expect(await shown()).toEqual(counted);
    await expect(api.request(by, { params: { ...params, optionId: '3' } })).rejects.toThrow('has no 3');
  });
});

it.each([
  ['results', ['options', 'totalVotes'], 'read polls'],
  ['results', ['totalVotes'], undefined],
  ['results', ['options', 'winner'], undefined],
  ['neighbours', ['options', 'totalVotes'], undefined],
])('/%s with %j is %s', (word, names, expected) => {
  const types: Readonly<Record<string, string | Schema>> = {
    options: arrayOf('Option'),
    totalVotes: 'integer',
    winner: 'string',
  };
  const shown = objectOf({
    pollId: 'integer',
    ...Object.fromEntries(names.map((name) => [name, types[name] ?? {}])),
  });
  const id = `GET /polls/{pollId}/${word}`;
  expect(rolesIn(polls({ [id]: { response: shown } }))[id]).toBe(expected);
});
