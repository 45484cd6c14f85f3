import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findContracts } from '../../src/config/find-contracts.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { builtInServices } from '../../src/services/built-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text = 'openapi: 3.1.0\n') => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const parse = (...args: string[]) => parseConfig(args, {}, Object.values(builtInServices), folder);

describe('a contract is found', () => {
  it.each([
    'openapi.yaml',
    'openapi.yml',
    'openapi.json',
    'docs/openapi.yaml',
    'api/swagger.json',
    'spec/openapi.v2.yaml',
    'openapi/shop.openapi.yaml',
  ])('as %s', (name) => {
    write(name, name.endsWith('.json') ? '{"info":{"title":"x"},"swagger":"2.0"}' : undefined);
    expect(findContracts(folder)).toEqual([name]);
    expect(parse()).toMatchObject({ kind: 'serve', isFound: true, config: { contract: name } });
    expect(parse('check')).toMatchObject({ kind: 'check', config: { contract: name } });
    expect(parse('togai')).toMatchObject({ isFound: false, config: { contract: undefined } });
    expect(parse('other.yaml')).toMatchObject({ isFound: false, config: { contract: 'other.yaml' } });
  });

  it('in a file that init writes, too', () => {
    write('api/openapi.yaml');
    const { command } = parse('init') as { command: { text: string } };
    expect(command.text).toContain('\ncontract: api/openapi.yaml\n');
  });
});

describe('no contract is found', () => {
  it.each([
    { name: 'openapi.yaml', text: 'generator: typescript\n' },
    { name: 'openapi.json', text: '{"openapi": {"generator": "x"}}' },
    { name: 'deep/er/openapi.yaml', text: undefined },
    { name: 'openapi.txt', text: undefined },
    { name: 'src/openapi.ts', text: 'openapi: "3.1.0"' },
  ])('in $name: $text', ({ name, text }) => {
    write(name, text);
    expect(findContracts(folder)).toEqual([]);
    expect(parse()).toMatchObject({ isFound: false, config: { contract: undefined } });
  });

  it('in the repository of this package', () => {
    write('openapi.yaml');
    write('package.json', '{"name": "togai-sandbox"}');
    expect(findContracts(folder)).toEqual([]);
  });
});

describe('several contracts', () => {
  beforeEach(() => {
    write('openapi.yaml');
    write('docs/swagger.json', '{"swagger":"2.0"}');
  });

  it('are named, with how to choose', () => {
    expect(() => parse()).toThrow(
      'this project has 2 contracts, openapi.yaml and docs/swagger.json: give one of them, as in togai-sandbox openapi.yaml, or togai for the built-in API; a configuration file may name it too, see togai-sandbox init --help.',
    );
  });

  it('are no question once one is named', () => {
    write('togai-sandbox.config.yaml', 'contract: docs/swagger.json');
    expect(parse()).toMatchObject({ isFound: false, config: { contract: 'docs/swagger.json' } });
  });
});
