import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames, commandTable } from '../../../src/config/commands/command-definition.ts';
import { ConfigError, parseConfig } from '../../../src/config/parse-config.ts';
import { builtInServices } from '../../../src/services/built-in.ts';

const services = Object.values(builtInServices);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  writeFileSync(join(folder, 'contract'), 'openapi: 3.1.0\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const parse = (...args: string[]) => parseConfig(args, {}, services, folder);
const helpOf = (...args: string[]) => {
  const invocation = parse(...args);
  return invocation.kind === 'help' ? invocation.text : undefined;
};

describe('a command line', () => {
  it.each([
    { args: ['serve', 'a.yaml'], expected: { kind: 'serve', config: { contract: 'a.yaml' } } },
    { args: ['serve'], expected: { kind: 'serve', config: { contract: undefined } } },
    { args: ['contract'], expected: { kind: 'serve', config: { contract: 'contract' } } },
    {
      args: ['togai'],
      expected: { kind: 'serve', config: { contract: undefined, data: 'data/sandbox.json' } },
    },
    { args: ['check', 'a.yaml', '--port', '1'], expected: { kind: 'check', config: { contract: 'a.yaml' } } },
    { args: ['http://127.0.0.1:8000/openapi.json'], expected: { kind: 'serve' } },
    { args: ['-h', '0.0.0.0', '--token', 'a'], expected: { kind: 'serve', config: { host: '0.0.0.0' } } },
    { args: ['-v'], expected: { kind: 'version' } },
    { args: ['check', '--version'], expected: { kind: 'version' } },
    {
      args: ['init'],
      expected: { kind: 'init', command: { file: 'togai-sandbox.config.yaml', force: false } },
    },
    { args: ['init', 'x.yml', '--force'], expected: { command: { file: 'x.yml', force: true } } },
  ])('$args', ({ args, expected }) => {
    expect(parse(...args)).toMatchObject(expected);
  });

  it.each([
    {
      args: ['chek', 'openapi.json'],
      message: '"chek" is neither a command nor a file. Did you mean check?',
    },
    { args: ['serv'], message: 'Did you mean serve?' },
    { args: ['--port', '1', 'requsts'], message: 'Did you mean requests?' },
    { args: ['tog'], message: 'Did you mean togai?' },
    { args: ['petshop'], message: '"petshop" is neither a command nor a file. See togai-sandbox help.' },
    { args: ['--ephemeral', 'check', 'a.yaml'], message: 'check is a command: write it first' },
    { args: ['check', 'chekc'], message: '"chekc" is neither a command nor a file.' },
    { args: ['help', 'stat'], message: 'unknown command "stat" of help: give serve, check,' },
    { args: ['help', 'stat'], message: 'Did you mean state?' },
    { args: ['state', 'improt', 'a.json'], message: 'Did you mean import?' },
    {
      args: ['check', '--exlain', 'x'],
      message: 'Did you mean --explain?): see togai-sandbox check --help.',
    },
    { args: ['init', 'a', 'b'], message: 'init takes one file, and not a and b' },
    { args: ['init', 'config.json'], message: 'init writes YAML, and not config.json' },
  ])('rejects $args', ({ args, message }) => {
    expect(() => parse(...args)).toThrow(ConfigError);
    expect(() => parse(...args)).toThrow(message);
    expect(() => parse(...args)).toThrow(/^[^\n]+\.\??( See [^\n]+\.)?$|\?$/);
  });
});

describe('the help', () => {
  it('of the program lists every command, and all that serve takes', () => {
    for (const args of [['--help'], ['-h'], ['help'], ['-h', '--port', '1'], ['--port', '1', '-h']]) {
      const help = helpOf(...args) ?? '';
      for (const name of commandNames) expect(help).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
      expect(help).toContain('--rate-limit');
    }
  });

  it.each(commandNames)('of %s is its own', (name) => {
    const help = helpOf(name, '--help') ?? '';
    expect(help).toContain(`Usage: togai-sandbox ${name} `);
    expect([helpOf('help', name), helpOf(name, '-h')]).toEqual([help, help]);
    const { options } = commandTable(services)[name];
    for (const { flag, hidden } of options) expect(help.includes(`--${flag} `)).toBe(hidden !== true);
  });

  it('has no line wider than a terminal of 110 columns, but for examples', () => {
    const [listed = ''] = (helpOf('--help') ?? '').split('Examples:');
    expect(listed.split('\n').filter((line) => line.length > 110)).toEqual([]);
  });
});
