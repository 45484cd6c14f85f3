import { type BadRequest, json, operations } from './bad-request.ts';
import { validBodies, writes } from './invalid-bodies.ts';

/** Valid requests: only the sender is wrong. */
function requestOf(operation: string) {
  const write = writes.find((other) => other.operation === operation);
  return write ? { headers: json, body: JSON.stringify(validBodies[write.operation]) } : {};
}

const missing = { 'www-authenticate': 'Bearer realm="sandbox"' };
const rejected = { 'www-authenticate': 'Bearer realm="sandbox", error="invalid_token"' };

const noToken: readonly BadRequest[] = operations.flatMap(({ operation, method, path }) =>
  [
    { what: 'no Authorization', headers: {}, says: 'credentials are missing' },
    { what: 'another scheme', headers: { Authorization: 'Basic dGVzdA==' }, says: 'Bearer <token>' },
  ].map(({ what, headers, says }) => {
    const request = requestOf(operation);
    return {
      name: `${operation} with ${what}`,
      method,
      path,
      ...request,
      headers: { ...request.headers, ...headers },
      anonymous: true,
      status: 401,
      says,
      response: missing,
    };
  }),
);

const badTokens: readonly BadRequest[] = [
  { Authorization: '' },
  { Authorization: 'Bearer' },
  { Authorization: 'Bearer ' },
  { Authorization: 'Bearer one two' },
  { Authorization: 'Bearer\ttoken' },
  { Authorization: 'Bearertoken' },
  { Authorization: 'token' },
  { Authorization: 'Token token' },
  { Authorization: 'Digest username="x"' },
  { Authorization: 'Negotiate abc' },
  { Authorization: 'Bearer: token' },
  { Authorization: 'Bearer, token' },
  { 'X-API-Key': 'key' },
  { 'Proxy-Authorization': 'Bearer token' },
  { Cookie: 'token=token; Authorization=Bearer token' },
].map((headers) => ({
  name: `unusable credentials ${JSON.stringify(headers)}`,
  method: 'DELETE',
  path: '/customers/CUST-1002',
  headers,
  anonymous: true,
  status: 401,
  says: 'Authorization: Bearer',
  response: missing,
}));

/** An unknown sender does not learn what else is wrong. */
const beforeTheRest: readonly BadRequest[] = [
  { method: 'POST', path: '/customers', headers: json, body: '{' },
  { method: 'POST', path: '/customers', headers: { 'Content-Type': 'text/plain' }, body: 'x' },
  { method: 'POST', path: '/customers' },
  { method: 'GET', path: '/customers?pageSize=0' },
  { method: 'GET', path: '/customers?token=token&access_token=token' },
  { method: 'GET', path: '/customers/nobody' },
  { method: 'GET', path: `/customers/${'x'.repeat(51)}` },
].map((request) => ({
  name: `no token and another error: ${request.method} ${request.path.slice(0, 60)} ${request.body ?? ''}`,
  ...request,
  anonymous: true,
  status: 401,
  says: 'credentials are missing',
  response: missing,
}));

/** Everyone learns that a path or method does not exist. */
const evenWithoutToken: readonly BadRequest[] = [
  { method: 'GET', path: '/nothing', status: 404, says: '/nothing' },
  { method: 'PUT', path: '/customers', status: 405, says: 'PUT', response: { allow: 'GET, HEAD, POST' } },
].flatMap((request) =>
  [false, true].map((guarded) => ({
    name: `no token: ${request.method} ${request.path}${guarded ? ' of a guarded sandbox' : ''}`,
    ...request,
    anonymous: true,
    guarded,
  })),
);

const guarded: readonly BadRequest[] = operations.flatMap(({ operation, method, path }) => {
  const request = requestOf(operation);
  const base = { method, path, ...request, anonymous: true, guarded: true, status: 401 };
  const withToken = (token: string) => ({
    headers: { ...request.headers, Authorization: `Bearer ${token}` },
  });
  return [
    {
      name: `guarded ${operation} with no token`,
      ...base,
      says: 'credentials are missing',
      response: missing,
    },
    ...['other', 'accepted-toke', 'accepted-tokens', 'ACCEPTED-TOKEN', 'accepted-token,other'].map(
      (token) => ({
        name: `guarded ${operation} with the token ${token}`,
        ...base,
        ...withToken(token),
        says: 'the token is not accepted',
        response: rejected,
      }),
    ),
  ];
});

const foreignHosts: readonly BadRequest[] = [
  { host: 'evil.example', status: 403, says: 'evil.example' },
  { host: 'evil.example:4010', status: 403, says: 'evil.example' },
  { host: 'localhost.evil.example', status: 403, says: 'localhost.evil.example' },
  { host: '127.0.0.1.evil.example', status: 403, says: '127.0.0.1.evil.example' },
  { host: 'evillocalhost', status: 403, says: 'evillocalhost' },
  { host: '192.168.0.7:4010', status: 403, says: '192.168.0.7' },
  { host: '0.0.0.0:4010', status: 403, says: '0.0.0.0' },
  { host: '[::2]', status: 403, says: '[::2]' },
  { host: `${'a'.repeat(60)}.${'b'.repeat(2_000)}.example`, status: 403, says: 'aaa' },
  { host: 'localhost@evil.example', status: 400, says: 'Host header' },
  { host: 'evil.example/localhost', status: 400, says: 'Host header' },
  { host: 'localhost:99999', status: 400, says: 'Host header' },
  { host: 'localhost localhost', status: 400, says: 'Host header' },
  { host: '[::1', status: 400, says: 'Host header' },
  { host: '', status: 400, says: 'Host header' },
].flatMap(({ host, status, says }) =>
  [
    { method: 'GET', path: '/customers' },
    { method: 'DELETE', path: '/customers/CUST-1002' },
    { method: 'POST', path: '/__admin/reset' },
  ].map((request) => ({
    name: `${request.method} ${request.path} of the host ${host.slice(0, 60)}`,
    ...request,
    headers: { Host: host },
    status,
    says,
  })),
);

const changes = [
  ...operations.filter(({ method }) => method !== 'GET'),
  { operation: 'reset', method: 'POST', path: '/__admin/reset' },
];

const foreignPages: readonly BadRequest[] = changes.flatMap(({ operation, method, path }) =>
  [
    { headers: { Origin: 'https://evil.example' }, says: 'https://evil.example' },
    { headers: { Origin: 'http://localhost.evil.example:3000' }, says: 'http://localhost.evil.example:3000' },
    { headers: { Origin: 'null' }, says: 'null' },
    { headers: { Origin: '' }, says: 'origin' },
    {
      headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
      says: 'https://evil.example',
    },
    { headers: { 'Sec-Fetch-Site': 'cross-site' }, says: 'pages of other sites' },
  ].map(({ headers, says }) => {
    const request = requestOf(operation);
    return {
      name: `${operation} by a page: ${JSON.stringify(headers)}`,
      method,
      path,
      ...request,
      headers: { ...request.headers, ...headers },
      status: 403,
      says,
    };
  }),
);

/** Requests without valid credentials, from foreign pages or for foreign hosts. */
export const unauthorized: readonly BadRequest[] = [
  ...noToken,
  ...badTokens,
  ...beforeTheRest,
  ...evenWithoutToken,
  ...guarded,
  ...foreignHosts,
  ...foreignPages,
];
