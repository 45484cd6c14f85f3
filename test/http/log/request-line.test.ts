import { describe, expect, it } from 'vitest';
import type { LoggedRequest } from '../../../src/http/log/logged-request.ts';
import { formatRequestJson } from '../../../src/http/log/request-json.ts';
import { createRequestLine } from '../../../src/http/log/request-line.ts';

const plain: LoggedRequest = {
  time: Date.parse('2026-03-04T05:06:07.891Z'),
  requestId: 'r7',
  session: undefined,
  method: 'GET',
  url: '/boats',
  operation: 'listBoats',
  status: 200,
  fault: undefined,
  durationMs: 4.06,
  issues: [],
  reason: undefined,
  preflight: undefined,
  passed: [],
  overrides: [],
};

/** A line for people, without its time. */
const lineOf = (request: Partial<LoggedRequest>, options = {}) =>
  createRequestLine({ color: false, verbose: false, ...options })({ ...plain, ...request }).slice(9);

const columns = (status: string, url = '/boats') => `${status} GET     ${url.padEnd(40)}     4.1ms`;

describe('the line for people', () => {
  it.each<[what: string, Partial<LoggedRequest>, string]>([
    ['a success', {}, columns('200')],
    ['a session', { session: 'w3' }, `${columns('200')} [w3]`],
    ['an issue', { status: 422, issues: ['/mast is required'] }, `${columns('422')}  /mast is required`],
    [
      'several issues',
      { status: 400, issues: ['/mast is required', '/keel is required', '/name must be string'] },
      `${columns('400')}  /mast is required and 2 more`,
    ],
    ['another reason', { status: 503, reason: 'by an override' }, `${columns('503')}  by an override`],
    ['overrides', { status: 503, overrides: ['o1', 'o2'] }, `${columns('503')}  (o1, o2)`],
    [
      'what was let pass',
      { passed: ['query/x is unknown'] },
      `${columns('200')}  lenient: query/x is unknown`,
    ],
    ['no response', { status: undefined }, `${columns('---')}  aborted`],
    ['a fault', { status: undefined, fault: 'truncate' }, `${columns('---')}  fault:truncate`],
    [
      'control characters in an issue',
      { status: 400, issues: ['/a\u001b[2J\u202eb\r\n is unknown'] },
      `${columns('400')}  /a\\u001b[2J\\u202eb\\r\\n is unknown`,
    ],
  ])('shows %s', (_, request, expected) => {
    expect(lineOf(request)).toBe(expected);
  });

  it.each([
    ['a control character', '/a\u001b[2J', columns('200', '/a%1B[2J')],
    ['what is no ASCII', '/é', columns('200', '/%C3%A9')],
    ['a long URL', `/${'x'.repeat(900)}`, columns('200', `/${'x'.repeat(119)}…`)],
  ])('has %s of a URL in visible ASCII, and its start only', (_, url, expected) => {
    expect(lineOf({ url })).toBe(expected);
  });

  it('cuts a long reason', () => {
    expect(lineOf({ status: 400, issues: ['y'.repeat(5_000)] }).length).toBeLessThan(300);
  });

  it('begins with the time of day', () => {
    const line = createRequestLine({ color: false, verbose: false })(plain);
    expect(line).toMatch(/^\d\d:\d6:07 /);
  });

  it.each([
    [200, 32],
    [304, 36],
    [404, 33],
    [500, 31],
  ])('colors the status %i', (status, code) => {
    expect(lineOf({ status }, { color: true })).toContain(`\u001b[${code}m${status}\u001b[39m`);
  });
});

describe('the line for machines', () => {
  it.each<[what: string, Partial<LoggedRequest>, object]>([
    ['a success', {}, { status: 200 }],
    [
      'a failure, with every issue',
      { status: 422, issues: ['/a\nb', '/c'], reason: '/a b; /c', session: 'w3' },
      { status: 422, level: 'warn', session: 'w3', issues: ['/a\nb', '/c'], reason: '/a b; /c' },
    ],
    [
      'an override',
      { status: 503, overrides: ['o1'], passed: ['p'] },
      { status: 503, level: 'error', lenient: ['p'], overrides: ['o1'] },
    ],
    ['a fault', { status: undefined, fault: 'reset' }, { level: 'error', fault: 'reset' }],
    ['no response', { status: undefined }, { level: 'warn', aborted: true }],
    [
      'a refused preflight',
      { status: 204, preflight: { method: 'PUT', origin: 'https://a.test', isAllowed: false } },
      {
        status: 204,
        level: 'warn',
        preflight: { method: 'PUT', origin: 'https://a.test', isAllowed: false },
      },
    ],
  ])('has %s', (_, request, expected) => {
    const line = formatRequestJson({ ...plain, ...request });
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      time: '2026-03-04T05:06:07.891Z',
      level: 'info',
      session: 'default',
      requestId: 'r7',
      method: 'GET',
      url: '/boats',
      operation: 'listBoats',
      ms: 4.1,
      ...expected,
    });
  });
});
