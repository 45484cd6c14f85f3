import { writePageToken } from '../../../src/engine/page-token.ts';
import { type BadRequest, json, operations } from './bad-request.ts';
import { validBodies, writes } from './invalid-bodies.ts';

const lists = operations.filter(
  ({ operation }) => operation === 'getCustomers' || operation === 'getAccounts',
);

const pageSizes = [
  '0',
  '101',
  '-1',
  '1.5',
  'abc',
  '',
  '1e400',
  '-1e400',
  'NaN',
  'Infinity',
  'null',
  'true',
  '0x10',
  '1e1',
  '%205',
  '5%20',
  '%2B5',
  '5.0',
  '1_0',
  '10,20',
  '%D9%A3',
  '99999999999999999999',
].map((value) => `pageSize=${value}`);

const badPageSizes: readonly BadRequest[] = lists.flatMap(({ operation, path }) =>
  [
    ...pageSizes,
    'pageSize',
    'pageSize=1&pageSize=2',
    'pageSize=1&pageSize=1',
    'pageSize[]=1',
    'pageSize[a]=1',
  ].map((query) => ({
    name: `${operation}?${query}`,
    method: 'GET',
    path: `${path}?${query}`,
    status: 400,
    says: 'query parameter pageSize',
  })),
);

/** A token that the list of customers gave, but for what is done to it below. */
const token = writePageToken({ list: 'customers', after: '01BX5ZZKBKACTAV9WEVGEMMVRZ', size: 1 });
const otherCharacter = (at: number) => (token.at(at) === 'A' ? 'B' : 'A');

const badTokens: readonly BadRequest[] = [
  '',
  'abc',
  'null',
  '0',
  '%00',
  '%F0%9F%98%80',
  token.slice(0, 16),
  token.slice(1),
  token.slice(0, -1),
  `${token}A`,
  `${token}%3D`,
  `%20${token}`,
  `${token}%0A`,
  token.toLowerCase(),
  otherCharacter(0) + token.slice(1),
  token.slice(0, 20) + otherCharacter(20) + token.slice(21),
  token.slice(0, -1) + otherCharacter(-1),
  token + token,
  writePageToken({ list: 'accounts', after: 'ACC00001', size: 1 }),
  writePageToken({ list: 'orders', after: '1', size: 1 }),
  Buffer.from('["customers","CUST-1002",1]').toString('base64url'),
  `${token}&nextToken=${token}`,
  'x'.repeat(5_000),
].map((value, i) => ({
  name: `getCustomers?nextToken #${i} ${value.slice(0, 40)}`,
  method: 'GET',
  path: `/customers?nextToken=${value}`,
  status: 400,
  says: 'query parameter nextToken',
}));

const otherTokens: readonly BadRequest[] = [
  `nextToken=${token}`,
  `nextToken[]=${token}`,
  `nextToken[a]=${token}`,
  'nextToken',
].map((query) => ({
  name: `getAccounts?${query}`,
  method: 'GET',
  path: `/accounts?${query}`,
  status: 400,
  says: 'query parameter nextToken',
}));

const badFlags: readonly BadRequest[] = ['yes', '1', '0', '', 'TRUE', 'true,false', 'null']
  .map((value) => `includeGroupDetails=${value}`)
  .concat(
    'includeGroupDetails',
    'includeGroupDetails=true&includeGroupDetails=true',
    'includeGroupDetails[]=true',
  )
  .map((query) => ({
    name: `getAccount?${query}`,
    method: 'GET',
    path: `/accounts/ACC00001?${query}`,
    status: 400,
    says: 'query parameter includeGroupDetails',
  }));

function requestOf(operation: string) {
  const write = writes.find((other) => other.operation === operation);
  return write ? { headers: json, body: JSON.stringify(validBodies[write.operation]) } : {};
}

const undeclared: readonly BadRequest[] = operations.flatMap(({ operation, method, path }) =>
  [
    { query: 'surprise=1', says: 'query parameter surprise' },
    { query: 'surprise', says: 'query parameter surprise' },
    { query: 'constructor=1', says: 'query parameter constructor' },
  ].map(({ query, says }) => ({
    name: `${operation}?${query}`,
    method,
    path: `${path}?${query}`,
    ...requestOf(operation),
    status: 400,
    says,
  })),
);

const odd: readonly BadRequest[] = [
  { query: 'PageSize=1', says: 'query parameter PageSize' },
  { query: 'pagesize=1', says: 'query parameter pagesize' },
  { query: 'pageSize=1&surprise=1&another=2', says: 'query parameter another' },
  { query: 'pageSize=0&surprise=1', says: 'query parameter surprise' },
  { query: 'pageSize=0&surprise=1', says: 'query parameter pageSize' },
  { query: 'toString=1', says: 'query parameter toString' },
  { query: 'hasOwnProperty=1', says: 'query parameter hasOwnProperty' },
  { query: 'includeGroupDetails=true', says: 'query parameter includeGroupDetails' },
  { query: 'a[b]=1', says: 'query parameter a' },
  { query: 'a[__proto__]=1', says: 'query parameter a' },
  { query: '_x=1', says: 'query parameter _x' },
  { query: '%73urprise=1', says: 'query parameter surprise' },
  { query: '=1', says: 'query parameter ' },
  { query: '?pageSize=1', says: 'query parameter ?pageSize' },
  { query: `${'&'.repeat(1_000)}surprise=1`, says: 'query parameter surprise' },
  { query: `${Array.from({ length: 1_100 }, (_, i) => `p${i}=1`).join('&')}`, says: 'query parameter p0' },
  { query: 'pageSize=%', says: 'the query is not valid percent-encoding' },
  { query: 'pageSize=%zz', says: 'the query is not valid percent-encoding' },
  { query: 'nextToken=%FF', says: 'the query is not valid percent-encoding' },
  { query: 'nextToken=%ED%A0%80', says: 'the query is not valid percent-encoding' },
  { query: '%=1', says: 'the query is not valid percent-encoding' },
  { query: '__note=%', says: 'the query is not valid percent-encoding' },
  { query: 'pageSize=1&%E0%A4%A', says: 'the query is not valid percent-encoding' },
].map(({ query, says }, i) => ({
  name: `odd query #${i} ${query.slice(0, 40)}: ${says}`,
  method: 'GET',
  path: `/customers?${query}`,
  status: 400,
  says,
}));

export const badQueries: readonly BadRequest[] = [
  ...badPageSizes,
  ...badTokens,
  ...otherTokens,
  ...badFlags,
  ...undeclared,
  ...odd,
];
