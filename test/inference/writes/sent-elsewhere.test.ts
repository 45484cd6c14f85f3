import { describe, expect, it } from 'vitest';
import { createCrudApi } from '../../support/crud-api.ts';
import { arrayOf, type OperationSketch, objectOf, rolesIn, sketch } from '../../support/small-contract.ts';

const list = (name: string, of: string) => ({
  response: objectOf({
    [name]: { type: 'array', items: { $ref: `#/components/schemas/${of}` } },
    TotalCount: 'integer',
  }),
});

const Mail = objectOf({
  MessageID: 'string',
  To: 'string',
  From: 'string',
  Subject: 'string',
  TextBody: 'string',
  Status: 'string',
});
const letter = objectOf({ To: 'string', From: 'string', Subject: 'string', TextBody: 'string' });
const Sent = objectOf({ MessageID: 'string', To: 'string', ErrorCode: 'integer' });
const mails: Record<string, OperationSketch> = {
  'POST /email': { request: letter, response: 'Sent' },
  'POST /email/batch': {
    request: { type: 'array', items: letter },
    response: arrayOf('Sent'),
  },
  'GET /messages/outbound': list('Messages', 'Mail'),
  'GET /messages/outbound/{messageid}/details': { response: 'Mail' },
};

describe('what is sent on one path and read on another', () => {
  it('is listed there, read, and sent in batches', async () => {
    const document = sketch(mails, { Mail, Sent });
    expect(rolesIn(document)).toEqual({
      'POST /email': 'create outbound',
      'POST /email/batch': 'bulk-create outbound',
      'GET /messages/outbound': 'list outbound',
      'GET /messages/outbound/{messageid}/details': 'read outbound',
    });
    const api = await createCrudApi(document);
    const body = { To: 'b@x.example', From: 'a@x.example', Subject: 'Hi', TextBody: 'hey' };
    const { MessageID } = await api.requestBody<{ MessageID: string }>('POST /email', { body });
    await api.requestBody('POST /email/batch', { body: [{ ...body, Subject: 'Two' }] });
    expect(await api.requestBody('GET /messages/outbound')).toMatchObject({
      Messages: [{ MessageID, ...body }, { Subject: 'Two' }],
      TotalCount: 2,
    });
    const read = { params: { messageid: MessageID } };
    const details = await api.requestBody('GET /messages/outbound/{messageid}/details', read);
    expect(details).toMatchObject({ MessageID, ...body });
    await api.close();
  });

  const Call = objectOf({
    call_id: 'string',
    to: 'string',
    from: 'string',
    script: 'string',
    state: 'string',
  });
  const Job = objectOf({ jobId: 'string', document: 'string', copies: 'integer', color: 'boolean' });
  const dial = { request: objectOf({ to: 'string', from: 'string', script: 'string' }) };
  const print = { request: objectOf({ document: 'string', copies: 'integer', color: 'boolean' }) };
  const said = { response: objectOf({ call_id: 'string' }) };
  const queued = { response: objectOf({ jobId: 'string' }) };

  it.each<[string, Record<string, OperationSketch>, string | undefined]>([
    [
      'POST /dial',
      { 'POST /dial': { ...dial, ...said }, 'GET /calls': list('calls', 'Call') },
      'create calls',
    ],
    [
      'POST /printers/{id}/print',
      {
        'POST /printers/{id}/print': { ...print, ...queued },
        'GET /printers/{id}/jobs': list('jobs', 'Job'),
      },
      'create jobs',
    ],
    // Another printer's, what others send, what is made on its own path, and what is something else.
    [
      'POST /print',
      { 'POST /print': { ...print, ...queued }, 'GET /printers/{id}/jobs': list('jobs', 'Job') },
      undefined,
    ],
    [
      'POST /dial',
      { 'POST /dial': { ...dial, ...said }, 'GET /calls/incoming': list('calls', 'Call') },
      undefined,
    ],
    [
      'POST /dial',
      {
        'POST /dial': { ...dial, ...said },
        'GET /calls': list('calls', 'Call'),
        'POST /calls': { ...dial, ...said },
      },
      undefined,
    ],
    ['POST /dial', { 'POST /dial': { ...print, ...said }, 'GET /calls': list('calls', 'Call') }, undefined],
  ])(
    'is the one list with its identifier and most of what is sent: %s beside %j',
    (name, operations, role) => {
      expect(rolesIn(sketch(operations, { Call, Job }))[name]).toBe(role);
    },
  );
});
