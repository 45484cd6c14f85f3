import { describe, expect, it } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/index.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { minimalCustomer } from '../support/customers.ts';
import { listeningSandbox } from '../support/listening-sandbox.ts';
import { startReceiver } from '../support/receiver.ts';
import { arrayOf, objectOf, sketch } from '../support/small-contract.ts';
import { libraryContract } from '../support/webhook-contract.ts';

const request = (mediaType: string, schema: object) => ({
  post: { requestBody: { content: { [mediaType]: { schema } } }, responses: { 200: { description: 'x' } } },
});

/** A contract of OpenAPI 3.0 whose `POST /trips` declares these callbacks. */
function tripContract(callbacks: object, components: object = {}): OpenApiDocument {
  const document = sketch(
    {
      'GET /trips': { response: arrayOf('Trip') },
      'POST /trips': {
        request: 'Trip',
        response: 'Trip',
        status: 201,
        query: { notify: { type: 'string' } },
      },
    },
    { Trip: objectOf({ id: 'string', 'to!': 'string', km: 'integer', reportTo: 'string' }) },
  );
  const { '/trips': trips } = document.paths as Record<string, Record<string, object>>;
  const paths = { '/trips': { ...trips, post: { ...trips?.post, callbacks } } };
  return { ...document, paths, components: { ...document.components, ...components } } as OpenApiDocument;
}

async function withSandbox(document: object, options: SandboxOptions, use: (own: Sandbox) => Promise<void>) {
  const own = await listeningSandbox(document, options);
  try {
    await use(own);
  } finally {
    await own.close();
  }
}

async function create(url: string, body: object, headers: object = {}): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

const trip = { $ref: '#/components/schemas/Trip' };

describe('the callbacks of an operation', () => {
  it('go to the URL in its body, one for each that it declares, by reference too', async () => {
    await using receiver = await startReceiver();
    const document = tripContract(
      {
        onBooked: {
          '{$request.body#/reportTo}/booked?id={$response.body#/id}': request('application/json', trip),
        },
        onPlanned: { $ref: '#/components/callbacks/Planned' },
      },
      {
        callbacks: {
          Planned: {
            '$request.query.notify': request(
              'application/json',
              objectOf({
                'event!': 'string',
                'tripId!': 'string',
                'km!': 'integer',
                'when!': { type: 'string', format: 'date-time' },
              }),
            ),
          },
        },
      },
    );
    await withSandbox(document, { clock: '2026-05-01T12:00:00Z' }, async (own) => {
      const sent = { to: 'Oslo', km: 12, reportTo: receiver.url };
      const made = await create(`${own.url}/trips?notify=${receiver.url}/planned`, sent);
      await own.webhooks.waitFor({ name: 'onBooked' });
      await own.webhooks.waitFor({ name: 'onPlanned' });
      const got = new Map(receiver.requests.map(({ path, text }) => [path, JSON.parse(text)]));
      expect(got).toEqual(
        new Map([
          [`/booked?id=${made.id}`, made],
          ['/planned', { event: 'trips.created', tripId: made.id, km: 12, when: '2026-05-01T12:00:00.000Z' }],
        ]),
      );
    });
  });

  it('are written as declared: a form', async () => {
    await using receiver = await startReceiver();
    const form = {
      done: {
        '{$request.body#/reportTo}': request(
          'application/x-www-form-urlencoded',
          objectOf({ 'to!': 'string', 'km!': 'integer' }),
        ),
      },
    };
    await withSandbox(tripContract(form), {}, async (own) => {
      await create(`${own.url}/trips`, { to: 'Åre & back', km: 3, reportTo: receiver.url });
      await own.webhooks.waitFor({ status: 'delivered' });
      expect(receiver.requests[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
      expect(Object.fromEntries(new URLSearchParams(receiver.requests[0]?.text))).toEqual({
        to: 'Åre & back',
        km: '3',
      });
    });
  });

  const plain = { done: { '{$request.body#/reportTo}': request('application/json', trip) } };

  it.each([
    ['http://10.9.8.7/in', '10.9.8.7 is not this machine: --allow-webhook-host 10.9.8.7 allows it'],
    ['http://metadata.internal/', 'metadata.internal is not this machine'],
    ['nonsense', '"nonsense" is no URL to send to'],
    [undefined, 'the request names no URL at {$request.body#/reportTo}, and there is no --webhook-url'],
  ])('to %s are refused, and the request succeeds', async (reportTo, reason) => {
    await withSandbox(tripContract(plain), {}, async (own) => {
      expect(await create(`${own.url}/trips`, { to: 'Oslo', reportTo })).toMatchObject({ to: 'Oslo' });
      expect(own.webhooks.list()).toMatchObject([
        { status: 'refused', reason: expect.stringContaining(reason), attempts: [] },
      ]);
    });
  });

  it('go where webhooks go when the request names no URL', async () => {
    await using receiver = await startReceiver();
    await withSandbox(tripContract(plain), { webhookUrl: receiver.url }, async (own) => {
      await create(`${own.url}/trips`, { to: 'Oslo' });
      expect(await own.webhooks.waitFor()).toMatchObject({ kind: 'callback', status: 'delivered' });
    });
  });
});

describe('events of contracts that declare no webhooks', () => {
  it('are sent for each change, and not for demo data', async () => {
    await withSandbox(
      tripContract({}),
      { webhookEvents: true, demo: 5, seed: 1, clock: '2026-01-01T00:00:00Z' },
      async (own) => {
        expect(own.webhooks.list()).toEqual([]);
        const made = await create(`${own.url}/trips`, { to: 'Oslo' });
        expect(own.webhooks.list().map(({ request: { body } }) => body)).toEqual([
          { type: 'trips.created', timestamp: '2026-01-01T00:00:00.000Z', data: made },
        ]);
      },
    );
  });

  it('are sent one for each item that a bulk operation creates, and for each that goes with its parent', async () => {
    const item = objectOf({ id: 'string', 'name!': 'string' });
    const document = sketch(
      {
        'GET /farms': { response: arrayOf('Item') },
        'POST /farms': { request: 'Item', response: 'Item', status: 201 },
        'DELETE /farms/{id}': {},
        'GET /farms/{id}/goats': { response: arrayOf('Goat') },
        'POST /farms/{id}/goats': { request: arrayOf('Goat'), response: arrayOf('Goat'), status: 201 },
      },
      { Item: item, Goat: item },
    );
    await withSandbox(document, { webhookEvents: true }, async (own) => {
      const { id } = await create(`${own.url}/farms`, { name: 'Hill' });
      await create(`${own.url}/farms/${id}/goats`, [{ name: 'a' }, { name: 'b' }]);
      await fetch(`${own.url}/farms/${id}`, { method: 'DELETE' });
      expect(
        own.webhooks
          .list()
          .map(({ name }) => name)
          .sort(),
      ).toEqual([
        'farms.created',
        'farms.deleted',
        'farms.goats.created',
        'farms.goats.created',
        'farms.goats.deleted',
        'farms.goats.deleted',
      ]);
    });
  });

  it('leave out what a webhook of the contract is for', async () => {
    await withSandbox(libraryContract(), { webhookEvents: true }, async (own) => {
      await create(`${own.url}/books`, { title: 'Emma' });
      expect(own.webhooks.list().map(({ name }) => name)).toEqual(['book.created']);
    });
  });

  it('are sent for rows of a built-in service, and are the same for the same seed', async () => {
    const sent: unknown[] = [];
    for (let run = 0; run < 2; run += 1) {
      const { createSandbox } = await import('../../src/index.ts');
      const own = await createSandbox({ webhookEvents: true, seed: 5, clock: '2026-01-01T00:00:00Z' });
      await create(`${own.url}/customers`, minimalCustomer('c1'), { Authorization: 'Bearer x' });
      sent.push([own.webhooks.secret, own.webhooks.list()]);
      await own.close();
    }
    expect(sent[0]).toEqual(sent[1]);
    expect(sent[0]).toMatchObject(
      [/^whsec_/, expect.arrayContaining([expect.objectContaining({ name: 'customers.created' })])].map(
        (each) => (each instanceof RegExp ? expect.stringMatching(each) : each),
      ),
    );
  });
});

it('operations that store nothing send the webhooks of what they are about', async () => {
  const document = sketch(
    { 'POST /quotes': { request: 'Quote', response: 'Quote', status: 201 } },
    { Quote: objectOf({ 'text!': 'string' }) },
    '3.1.0',
  );
  const quote = { $ref: '#/components/schemas/Quote' };
  const webhooks = {
    quoteAdded: request('application/json', quote),
    quoteRemoved: request('application/json', quote),
  };
  await withSandbox({ ...document, webhooks }, {}, async (own) => {
    await create(`${own.url}/quotes`, { text: 'Less is more' });
    expect(own.webhooks.list()).toMatchObject([
      { name: 'quoteAdded', request: { body: { text: 'Less is more' } } },
    ]);
  });
});

it('a sandbox that sends nothing says so', async () => {
  await withSandbox(tripContract({}), {}, async (own) => {
    expect(own.webhooks.list()).toEqual([]);
    expect(() => own.webhooks.secret).toThrow('the contract declares neither callbacks nor webhooks');
    await expect(own.webhooks.send('x')).rejects.toThrow('webhookEvents: true');
  });
});

it.each([
  [{ webhookUrl: 'localhost:3000' }, 'Webhooks cannot be sent to "localhost:3000"'],
  [{ webhookSecret: 'secret' }, 'Webhooks cannot be signed with this key: give whsec_'],
])('with %o it does not start', async (options, message) => {
  await expect(listeningSandbox(libraryContract(), options)).rejects.toThrow(message);
});
