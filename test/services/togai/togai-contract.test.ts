import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { $RefParser } from '@apidevtools/json-schema-ref-parser';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { documentedRequest } from '../../support/customers.ts';

const file = fileURLToPath(new URL('../../../openapi/togai.yaml', import.meta.url));

/** The document as it is written. */
const contract = record(load(readFileSync(file, 'utf8')));

/** The document with its references resolved. */
const dereferenced = await $RefParser.dereference(file);

const ajv = new Ajv({ strict: true, allErrors: true });
ajvFormats.default(ajv);
ajv.addVocabulary(['example']);

const operations = [
  operation('getCustomers', 'get /customers', 'next_token page_size', '', '200 CustomerPaginatedResponse'),
  operation('createCustomer', 'post /customers', '', 'CreateCustomerRequest', '201 CreateCustomerResponse'),
  operation('getCustomer', 'get /customers/{customer_id}', 'customer_id', '', '200 CustomerResponse'),
  operation(
    'updateCustomer',
    'patch /customers/{customer_id}',
    'customer_id',
    'UpdateCustomerRequest',
    '200 CustomerResponse',
  ),
  operation(
    'deleteCustomer',
    'delete /customers/{customer_id}',
    'customer_id',
    '',
    '200 BaseSuccessResponse',
  ),
  operation('getAccounts', 'get /accounts', 'next_token page_size', '', '200 AccountPaginatedResponse'),
  operation('createAccount', 'post /accounts', '', 'CreateAccountRequest', '201 AccountResponse'),
  operation(
    'getAccount',
    'get /accounts/{account_id}',
    'account_id includeGroupDetails',
    '',
    '200 AccountResponse',
  ),
  operation(
    'updateAccount',
    'patch /accounts/{account_id}',
    'account_id',
    'UpdateAccountRequest',
    '200 AccountResponse',
  ),
  operation('deleteAccount', 'delete /accounts/{account_id}', 'account_id', '', '200 BaseSuccessResponse'),
  operation(
    'addAliases',
    'post /accounts/{account_id}/add_aliases',
    'account_id',
    'AddAccountAliasesRequest',
    '200 AccountResponse',
  ),
  operation(
    'removeAliases',
    'post /accounts/{account_id}/remove_aliases',
    'account_id',
    'RemoveAccountAliasesRequest',
    '200 AccountResponse',
  ),
];

const failures = ['400', '401', '403', '404', '429', 'default'];

/** One row of the table above; `at` is a method and a path, `parameters` are names separated by spaces. */
function operation(id: string, at: string, parameters: string, body: string, success: string) {
  const [method = '', path = ''] = at.split(' ');
  const [status = '', response = ''] = success.split(' ');
  const names = parameters.split(' ').filter((name) => name !== '');
  return { id, method, path, parameters: names, body: body || undefined, status, response };
}

describe('the operations', () => {
  it('are these and no others', () => {
    const declared = Object.entries(record(contract.paths)).flatMap(([path, item]) =>
      Object.entries(record(item)).map(([method, node]) => `${record(node).operationId} ${method} ${path}`),
    );
    expect(declared.sort()).toEqual(operations.map((row) => `${row.id} ${row.method} ${row.path}`).sort());
  });

  it.each(operations)('$id takes its parameters and its body', ({ method, path, parameters, body }) => {
    const declared = record(at(contract, 'paths', path, method));
    const refs = parameters.map((name) => ({ $ref: `#/components/parameters/${name}` }));
    expect(declared.parameters ?? []).toEqual(refs);
    expect(declared.requestBody).toEqual(body && { $ref: `#/components/requestBodies/${body}` });
  });

  it.each(operations)('$id responds with $status and $response', ({ method, path, status, response }) => {
    expect(at(contract, 'paths', path, method, 'responses', status)).toEqual({
      $ref: `#/components/responses/${response}`,
    });
  });

  it.each(operations)('$id responds to every failure with the error body', ({ method, path, status }) => {
    const responses = record(at(dereferenced, 'paths', path, method, 'responses'));
    expect(Object.keys(responses).sort()).toEqual([status, ...failures].sort());
    const error = at(dereferenced, 'components', 'schemas', 'ErrorResponse');
    for (const failure of failures) expect(schemaOf(responses[failure])).toEqual(error);
  });

  it.each([
    ['201', 'Location'],
    ['401', 'WWW-Authenticate'],
    ['429', 'Retry-After'],
  ])('declare with every %s the header %s', (status, header) => {
    for (const { path, method } of operations) {
      const response = at(dereferenced, 'paths', path, method, 'responses', status);
      if (response !== undefined) expect(at(response, 'headers', header)).toBeDefined();
    }
  });

  it('all need a bearer token', () => {
    expect(contract.security).toEqual([{ bearerAuth: [] }]);
    expect(operations.map(({ path, method }) => at(contract, 'paths', path, method, 'security'))).toEqual(
      operations.map(() => undefined),
    );
    expect(at(contract, 'components', 'securitySchemes')).toMatchObject({
      bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'Bearer <credential>' },
      apiKeyAuth: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    });
  });
});

const pathId = { type: 'string', minLength: 1, maxLength: 50 };

describe('the components', () => {
  it.each([
    ['next_token', 'query', 'nextToken', false, { type: 'string', minLength: 1 }],
    ['page_size', 'query', 'pageSize', false, { type: 'integer', minimum: 1, maximum: 100, default: 20 }],
    ['customer_id', 'path', 'customer_id', true, pathId],
    ['account_id', 'path', 'account_id', true, pathId],
    ['includeGroupDetails', 'query', 'includeGroupDetails', false, { type: 'boolean' }],
  ])('the parameter %s is in the %s', (component, location, name, required, schema) => {
    expect(at(contract, 'components', 'parameters', component)).toMatchObject({
      in: location,
      name,
      required,
    });
    expect(at(contract, 'components', 'parameters', component, 'schema')).toEqual(schema);
  });

  it.each([
    ['requestBodies', 'CreateCustomerRequest', 'CreateCustomerRequest'],
    ['requestBodies', 'UpdateCustomerRequest', 'UpdateCustomerRequest'],
    ['requestBodies', 'CreateAccountRequest', 'CreateAccountRequest'],
    ['requestBodies', 'UpdateAccountRequest', 'UpdateAccountRequest'],
    ['requestBodies', 'AddAccountAliasesRequest', 'AddAccountAliasesRequest'],
    ['requestBodies', 'RemoveAccountAliasesRequest', 'RemoveAccountAliasesRequest'],
    ['responses', 'CreateCustomerResponse', 'CreateCustomerResponse'],
    ['responses', 'CustomerResponse', 'Customer'],
    ['responses', 'CustomerPaginatedResponse', 'CustomerPaginatedResponse'],
    ['responses', 'AccountResponse', 'Account'],
    ['responses', 'AccountPaginatedResponse', 'AccountPaginatedResponse'],
    ['responses', 'BaseSuccessResponse', 'BaseSuccessResponse'],
    ['responses', 'ErrorResponse', 'ErrorResponse'],
  ])('%s: %s holds the schema %s', (kind, component, schema) => {
    expect(schemaOf(at(contract, 'components', kind, component))).toEqual({
      $ref: `#/components/schemas/${schema}`,
    });
  });

  /** The properties of every object; required ones have an exclamation mark. */
  const objects: readonly (readonly [string, string])[] = [
    ['CreateCustomerRequest', 'id! name! primaryEmail! address! settings account'],
    ['UpdateCustomerRequest', 'name primaryEmail address'],
    ['CreateCustomerResponse', 'id! name! primaryEmail! billingAddress address settings account'],
    ['Customer', 'id! name! primaryEmail! billingAddress! address! status! createdAt! updatedAt!'],
    ['CustomerPaginatedResponse', 'data nextToken context'],
    [
      'CreateAccountRequestWithoutCustomerId',
      'id! name! invoiceCurrency aliases address primaryEmail settings netTermDays metadata',
    ],
    [
      'CreateAccountRequest',
      'id! name! customerId! invoiceCurrency aliases address primaryEmail settings netTermDays metadata',
    ],
    ['UpdateAccountRequest', 'name primaryEmail address metadata'],
    ['AddAccountAliasesRequest', 'aliases'],
    ['RemoveAccountAliasesRequest', 'aliases'],
    ['CreatedAccount', 'id! name! invoiceCurrency! aliases! address primaryEmail status! settings metadata'],
    [
      'Account',
      'id! name! customerId! invoiceCurrency! aliases address primaryEmail status! settings invoiceGroupDetails metadata',
    ],
    ['AccountPaginatedResponse', 'data nextToken context'],
    [
      'InvoiceGroupDetails',
      'id! name! email! dailyInvoiceConsolidation! netTermDays invoiceCurrency! billingAddress!',
    ],
    ['Address', 'phoneNumber line1 line2 postalCode city state country'],
    ['CreateEntitySetting', 'id! value! namespace! name! dataType!'],
    ['PaginationOptions', 'pageSize sortOrder'],
    ['BaseSuccessResponse', 'success!'],
    ['ErrorResponse', 'message!'],
  ];

  it('have these schemas and no others', () => {
    const names = [...objects.map(([name]) => name), 'SettingDataType'];
    expect(Object.keys(record(at(contract, 'components', 'schemas'))).sort()).toEqual(names.sort());
  });

  it.each(objects)('%s has exactly the properties %s', (name, properties) => {
    const schema = record(at(contract, 'components', 'schemas', name));
    const required = Array.isArray(schema.required) ? schema.required : [];
    const declared = Object.keys(record(schema.properties)).map((key) =>
      required.includes(key) ? `${key}!` : key,
    );
    expect(declared.sort()).toEqual(properties.split(' ').sort());
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  });
});

/** The location of an example, the path of the schema that it illustrates, and the example. */
type Illustration = readonly [location: string, schema: readonly string[], value: unknown];

const illustrations = [...illustrationsIn(contract, [])];

describe('the examples', () => {
  it.each(illustrations)('%s fits its schema', (_, schema, value) => {
    const validate = validator(...schema);
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  });

  const bodies = operations.flatMap(({ id, path, method, body, status }) => {
    const declared = record(at(dereferenced, 'paths', path, method));
    const responses = [status, ...failures].map((key) => ({
      what: `${id} ${key}`,
      node: at(declared, 'responses', key),
    }));
    return body === undefined
      ? responses
      : [{ what: `${id} request`, node: declared.requestBody }, ...responses];
  });

  it.each(bodies)('$what has named ones, each with a summary', ({ node }) => {
    const examples = Object.entries(record(at(node, 'content', 'application/json', 'examples')));
    expect(examples.length).toBeGreaterThan(0);
    for (const [, example] of examples) {
      expect(example).toEqual({ summary: expect.stringMatching(/\S/), value: expect.anything() });
    }
  });

  it('hold the pair that Togai documents', () => {
    const { account, ...customer } = documentedRequest;
    expect(documented('requestBodies', 'CreateCustomerRequest')).toEqual(documentedRequest);
    expect(documented('responses', 'CreateCustomerResponse')).toEqual({
      ...customer,
      account: {
        id: 'G234DZZKBKACATFFGVGEMERFH',
        name: 'ACME Enterprise - Account',
        invoiceCurrency: 'USD',
        status: 'ACTIVE',
        aliases: [{ alias: 'G234DZZKBKACATFFGVGEMERFH', status: 'ACTIVE' }],
        settings: account.settings,
      },
    });
  });

  it('give a token with a full page and none with the last', () => {
    for (const response of ['CustomerPaginatedResponse', 'AccountPaginatedResponse']) {
      const examples = at(
        contract,
        'components',
        'responses',
        response,
        'content',
        'application/json',
        'examples',
      );
      for (const example of Object.values(record(examples))) {
        const page = record(at(example, 'value'));
        const full = Array.isArray(page.data) && page.data.length === at(page, 'context', 'pageSize');
        expect(full).toBe(page.nextToken !== undefined);
      }
    }
  });
});

describe('where ours departs from the facts', () => {
  const account = { id: 'ACC00002', name: 'ACME Europe', customerId: '01BX5ZZKBKACTAV9WEVGEMMVRZ' };

  it.each([
    ['the valid request', account, true],
    ['an unknown property', { ...account, nickname: 'Europe' }, false],
    ['no customer', { id: account.id, name: account.name }, false],
    ['an empty customer id', { ...account, customerId: '' }, false],
  ])('CreateAccountRequest, given %s', (_, body, fits) => {
    expect(validator('components', 'schemas', 'CreateAccountRequest')(body)).toBe(fits);
  });

  const created = { id: 'ACC1', name: 'ACME', invoiceCurrency: 'USD', status: 'ACTIVE', aliases: [] };

  it.each([
    ['what must be there', created, true],
    ['a customerId', { ...created, customerId: '01BX5ZZKBKACTAV9WEVGEMMVRZ' }, false],
    ['netTermDays', { ...created, netTermDays: 30 }, false],
    [
      'what may be sent',
      { ...created, address: {}, primaryEmail: 'a@b.c', metadata: {}, settings: [] },
      true,
    ],
    ['no aliases', { ...created, aliases: undefined }, false],
  ])('the account of a new customer, given %s', (_, body, fits) => {
    const response = {
      id: 'C1',
      name: 'ACME',
      primaryEmail: 'a@b.c',
      account: JSON.parse(JSON.stringify(body)),
    };
    expect(validator('components', 'schemas', 'CreateCustomerResponse')(response)).toBe(fits);
  });

  it.each([
    [0, false],
    [1, true],
    [100, true],
    [101, false],
    [1.5, false],
  ])('a pageSize of %s', (pageSize, fits) => {
    expect(validator('components', 'parameters', 'page_size', 'schema')(pageSize)).toBe(fits);
  });

  it.each([
    'parameters/next_token/schema',
    'parameters/customer_id/schema',
    'parameters/account_id/schema',
    'schemas/CreateCustomerRequest/properties/id',
    'schemas/CreateCustomerResponse/properties/id',
    'schemas/Customer/properties/id',
    'schemas/CreateAccountRequestWithoutCustomerId/properties/id',
    'schemas/CreateAccountRequest/properties/id',
    'schemas/CreateAccountRequest/properties/customerId',
    'schemas/CreatedAccount/properties/id',
    'schemas/Account/properties/id',
    'schemas/Account/properties/customerId',
    'schemas/CreateEntitySetting/properties/id',
    'schemas/InvoiceGroupDetails/properties/id',
    'schemas/CustomerPaginatedResponse/properties/nextToken',
    'schemas/AccountPaginatedResponse/properties/nextToken',
  ])('%s is never empty', (component) => {
    const validate = validator('components', ...component.split('/'));
    expect(validate('')).toBe(false);
    expect(validate('x')).toBe(true);
  });
});

/** Finds every example below a node: the named ones, and the single ones that schemas carry. */
function* illustrationsIn(node: unknown, path: readonly string[]): Generator<Illustration> {
  if (typeof node !== 'object' || node === null) return;
  const { example, examples, ...rest } = record(node);
  const schema = 'schema' in rest ? [...path, 'schema'] : path;
  if (example !== undefined) yield [path.join(' '), schema, example];
  for (const [name, named] of Object.entries(record(examples ?? {}))) {
    yield [`${path.join(' ')}: ${name}`, schema, record(named).value];
  }
  for (const [key, child] of Object.entries(rest)) yield* illustrationsIn(child, [...path, key]);
}

/** Compiles the schema at a path into the document. */
function validator(...path: readonly string[]): ValidateFunction {
  return ajv.compile(record(at(dereferenced, ...path)));
}

function documented(kind: string, component: string): unknown {
  return at(
    contract,
    'components',
    kind,
    component,
    'content',
    'application/json',
    'examples',
    'documented',
    'value',
  );
}

function schemaOf(bodyOrResponse: unknown): unknown {
  return at(bodyOrResponse, 'content', 'application/json', 'schema');
}

/** The value at a path into a document; throws when there is none. */
function at(node: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce((parent, key) => record(parent)[key], node);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new TypeError(`not an object: ${value}`);
  return Object.fromEntries(Object.entries(value));
}
