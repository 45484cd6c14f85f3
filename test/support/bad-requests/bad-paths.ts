import { type BadRequest, json, operations } from './bad-request.ts';

/** The paths of the contract with stored ids, and the methods of each. */
const paths = new Map<string, string[]>();
for (const { method, path } of operations) paths.set(path, [...(paths.get(path) ?? []), method]);

const otherMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'M-SEARCH'];

const wrongMethods: readonly BadRequest[] = [...paths].flatMap(([path, known]) => {
  const allow = [...known, ...(known.includes('GET') ? ['HEAD'] : [])].sort().join(', ');
  return otherMethods
    .filter((method) => !known.includes(method))
    .map((method) => ({
      name: `wrong method ${method} ${path}`,
      method,
      path,
      status: 405,
      says: method,
      response: { allow },
    }));
});

const unknownPaths: readonly BadRequest[] = [
  '/nothing',
  '/Customers',
  '/CUSTOMERS/CUST-1002',
  '/customer',
  '/customers.json',
  '/customers;v=1',
  '/v1/customers',
  '//customers',
  '/customers//CUST-1002',
  '/./customers',
  '/customers/CUST-1002/accounts',
  '/accounts/ACC00001/rename',
  '/accounts/ACC00001/add-aliases',
  '/accounts/ACC00001/add_aliases/acme_primary',
  '/accounts/add_aliases/ACC00001/x',
  '/customers%2FCUST-1002',
  '/constructor',
  '/__proto__',
  '/customers/CUST-1002/__proto__',
  '/__admin',
  '/openapi',
  '/openapi.json/',
  `/${'long/'.repeat(400)}`,
].map((path) => ({
  name: `unknown path ${path.slice(0, 60)}`,
  method: 'GET',
  path,
  status: 404,
  says: `no path ${path.slice(0, 400)}`,
}));

const trailingSlashes: readonly BadRequest[] = operations.map(({ operation, method, path }) => ({
  name: `${operation} with two trailing slashes`,
  method,
  path: `${path}//`,
  status: 404,
  says: `no path ${path}//`,
}));

/** Operations on one item, with the name of the path parameter. */
const ofOneItem = operations.flatMap((operation) => {
  const [, parameter] = /^\/(customer|account)s\/[^/]+/.exec(operation.path) ?? [];
  if (parameter === undefined) return [];
  const { path } = operation;
  return [
    { ...operation, parameter: `${parameter}_id`, at: (id: string) => path.replace(/[^/]+(?=$|\/\w+_)/, id) },
  ];
});

/** A body that is valid for every operation here: the error is in the path. */
function bodyFor(operation: string) {
  const body = operation.endsWith('Aliases') ? '{"aliases":["acme_primary"]}' : '{"name":"Other name"}';
  return /^(update|add|remove)/.test(operation) ? { headers: json, body } : {};
}

const badIds: readonly BadRequest[] = ofOneItem.flatMap(({ operation, method, parameter, at }) =>
  [
    { id: 'x'.repeat(51), status: 400, says: `${parameter} must NOT have more than 50` },
    { id: '%F0%9F%98%80'.repeat(51), status: 400, says: `${parameter} must NOT have more than 50` },
    { id: '%', status: 400, says: `${parameter} is not valid percent-encoding` },
    { id: 'CUST%2', status: 400, says: `${parameter} is not valid percent-encoding` },
    { id: '%zz', status: 400, says: `${parameter} is not valid percent-encoding` },
    { id: '%FF', status: 400, says: `${parameter} is not valid percent-encoding` },
    { id: '%C0%AF', status: 400, says: `${parameter} is not valid percent-encoding` },
    { id: '%ED%A0%80', status: 400, says: `${parameter} is not valid percent-encoding` },
    { id: 'nobody', status: 404, says: 'nobody does not exist' },
    { id: '__proto__', status: 404, says: '__proto__ does not exist' },
    { id: 'constructor', status: 404, says: 'constructor does not exist' },
    { id: 'x'.repeat(50), status: 404, says: 'xxx does not exist' },
    { id: '%F0%9F%98%80'.repeat(50), status: 404, says: '😀 does not exist' },
    { id: '%00', status: 404, says: 'does not exist' },
    { id: '..%2F..%2Fcustomers', status: 404, says: '../../customers does not exist' },
  ].map(({ id, status, says }) => ({
    name: `${operation} of ${id.slice(0, 24)}${id.length > 24 ? `… (${id.length})` : ''}`,
    method,
    path: at(id),
    ...bodyFor(operation),
    status,
    says,
  })),
);

export const badPaths: readonly BadRequest[] = [
  ...wrongMethods,
  ...unknownPaths,
  ...trailingSlashes,
  ...badIds,
];
