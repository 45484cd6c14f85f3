import { describe, expect, it } from 'vitest';
import { formatFindings, formatReady, formatServed } from '../../../src/cli/reporters/ready-report.ts';

const url = 'http://127.0.0.1:7000';
const findings = () => Promise.resolve([]);
const summary = {
  title: 'Boats',
  version: '3.1',
  operations: { stateful: 4, example: 1 },
  pages: ['/__console', '/__docs'],
};

describe('the first line', () => {
  it.each<[what: string, object, host: string, lines: readonly string[]]>([
    [
      'state in memory',
      { summary },
      '127.0.0.1',
      [`togai-sandbox is ready at ${url} (state in memory only)`],
    ],
    [
      'a state file',
      { summary, stateFile: 'x/boats.json' },
      'localhost',
      [`togai-sandbox is ready at ${url} (state in x/boats.json)`],
    ],
    [
      'an address for other machines',
      { summary },
      '0.0.0.0',
      [
        expect.stringContaining(`ready at ${url} `),
        expect.stringMatching(/^It listens on 0\.0\.0\.0: .*token/),
      ],
    ],
    [
      'a certificate',
      { summary, authorityFile: '/a/ca.pem' },
      '127.0.0.1',
      [expect.stringContaining(`ready at ${url} `), expect.stringContaining('NODE_EXTRA_CA_CERTS=/a/ca.pem')],
    ],
    [
      'several APIs',
      {
        mounts: [
          { title: 'A\u001b', prefixes: ['/a', '/v1/a'], summary, findings },
          { title: 'B', prefixes: ['/b'], summary, findings },
        ],
      },
      '127.0.0.1',
      [`togai-sandbox is ready at ${url} with 2 APIs:`, `  ${url}/a, ${url}/v1/a  A\\u001b`, `  ${url}/b  B`],
    ],
  ])('with %s', (_, given, host, lines) => {
    expect(formatReady({ url, summary, findings, ...given }, { host })).toEqual(lines);
  });
});

describe('what is served', () => {
  it.each<[what: string, object, lines: readonly string[]]>([
    [
      'an API with its pages',
      { summary },
      [
        '  Boats 3.1: 5 operations (4 stateful, 1 stateless)',
        `  Console    ${url}/__console`,
        `  Reference  ${url}/__docs`,
      ],
    ],
    [
      'one without pages and version',
      { summary: { title: 'Kites', version: '', operations: { custom: 1 }, pages: [] } },
      ['  Kites: 1 operation (1 by handlers)'],
    ],
    [
      'one with control characters in its title',
      { summary: { title: 'K\r\n', version: '1', operations: { unserved: 2 }, pages: [] } },
      ['  K\\r\\n 1: 2 operations (2 not served)'],
    ],
    [
      'several APIs',
      {
        mounts: [
          { title: 'Boats', prefixes: ['/a'], summary: { ...summary, pages: ['/__docs'] } },
          { title: 'Kites', prefixes: ['/b'], summary: { ...summary, title: 'Kites', pages: [] } },
        ],
      },
      [
        '  Boats 3.1: 5 operations (4 stateful, 1 stateless)',
        `  Reference  ${url}/a/__docs`,
        '  Kites 3.1: 5 operations (4 stateful, 1 stateless)',
      ],
    ],
  ])('of %s', (_, given, lines) => {
    expect(formatServed({ url, summary, findings, ...given })).toEqual(lines);
  });
});

it.each([
  [[], []],
  [['info'], []],
  [['warning', 'info'], ['  b.yaml has 1 warning: togai-sandbox check b.yaml lists them']],
  [
    ['error', 'warning', 'error', 'warning', 'warning'],
    ['  b.yaml has 2 errors and 3 warnings: togai-sandbox check b.yaml lists them'],
  ],
] as const)('of %j are announced %j', (severities, lines) => {
  expect(
    formatFindings(
      'b.yaml',
      severities.map((severity) => ({ severity })),
    ),
  ).toEqual(lines);
});
