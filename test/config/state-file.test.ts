import { describe, expect, it } from 'vitest';
import { defaultStateFile } from '../../src/config/state-file.ts';

describe('the state file of a contract that none is given for', () => {
  it.each<[string | undefined, string, string | undefined]>([
    [undefined, 'data/sandbox.json', undefined],
    ['shop.yaml', '.togai-sandbox/shop.json', 'data/shop.json'],
    ['apis/shop.v2.yaml', 'apis/.togai-sandbox/shop.v2.json', 'data/shop.v2.json'],
    ['/srv/api/openapi.json', '/srv/api/.togai-sandbox/openapi.json', 'data/openapi.json'],
    ['../api/openapi', '../api/.togai-sandbox/openapi.json', 'data/openapi.json'],
    ['http://localhost:8000/openapi.json', '.togai-sandbox/localhost-8000-openapi.json', 'data/openapi.json'],
    ['HTTPS://api.test/v1/spec.yaml?a=b', '.togai-sandbox/api.test-spec.json', undefined],
    ['http://[::1]:9000/', '.togai-sandbox/1-9000.json', undefined],
  ])('%s: %s', (contract, data, formerData) => {
    const place = defaultStateFile({ contract });
    expect(place.data).toBe(data);
    if (formerData !== undefined) expect(place.formerData).toBe(formerData);
  });

  it.each<[string, { contract: string; path?: string }[], string[]]>([
    [
      'folders differ',
      [{ contract: 'a/api.yaml' }, { contract: 'b/api.yaml' }],
      ['a/.togai-sandbox/api.json', 'b/.togai-sandbox/api.json'],
    ],
    [
      'extensions differ',
      [{ contract: 'api.yaml' }, { contract: 'api.json' }],
      ['.togai-sandbox/api.yaml.json', '.togai-sandbox/api.json.json'],
    ],
    [
      'only the paths differ',
      [
        { contract: 'api.yaml', path: '/one' },
        { contract: 'api.yaml', path: '/two/x' },
        { contract: 'other.yaml', path: '' },
      ],
      ['.togai-sandbox/api.yaml-one.json', '.togai-sandbox/api.yaml-two-x.json', '.togai-sandbox/other.json'],
    ],
  ])('is one for each of several whose %s', (_, served, expected) => {
    const files = served.map((each) =>
      defaultStateFile(
        each,
        served.filter((other) => other !== each),
      ),
    );
    expect(files.map(({ data }) => data)).toEqual(expected);
  });
});
