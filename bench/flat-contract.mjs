const text = { type: 'string' };
const number = { type: 'integer' };
const customer = { $ref: '#/components/schemas/Customer' };
const query = {
  status: text,
  city: text,
  sort: text,
  limit: { ...number, default: 20 },
  offset: number,
  starting_after: { ...text, maxLength: 20 },
};

/** A contract whose service is inferred: customers with filters, an order, and pages by offset and by cursor. */
export const contract = {
  openapi: '3.0.3',
  info: { title: 'Many customers', version: '1' },
  paths: {
    '/customers': {
      get: {
        operationId: 'list',
        parameters: Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })),
        responses: response(200, {
          type: 'object',
          properties: { data: { type: 'array', items: customer }, total: number },
        }),
      },
      post: { operationId: 'create', requestBody: sent(), responses: response(201, customer) },
    },
    '/customers/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: number }],
      get: { operationId: 'read', responses: response(200, customer) },
      patch: { operationId: 'update', requestBody: sent(), responses: response(200, customer) },
      delete: { operationId: 'remove', responses: { 204: { description: 'gone' } } },
    },
  },
  components: {
    schemas: {
      Customer: {
        type: 'object',
        required: ['id'],
        properties: { id: { ...number, readOnly: true }, name: text, status: text, city: text },
      },
    },
  },
};

function response(status, schema) {
  return { [status]: { description: 'ok', content: { 'application/json': { schema } } } };
}

function sent() {
  return { required: true, content: { 'application/json': { schema: customer } } };
}

/** So many customers as they are stored; a fifth of them has each status, and a hundredth each city. */
export function* storedCustomers(count) {
  for (let id = 1; id <= count; id += 1)
    yield { key: id, id, within: {}, item: { id, ...customerNumber(id) } };
}

/** What is sent of a customer. */
export function customerNumber(id) {
  const scattered = (id * 7919) % 100_003;
  return {
    name: `Customer ${scattered}`,
    status: `status-${scattered % 5}`,
    city: `city-${scattered % 100}`,
  };
}
