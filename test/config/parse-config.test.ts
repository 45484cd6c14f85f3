import { describe, expect, it } from 'vitest';
import { ConfigError, defaults, isLoopback, parseConfig } from '../../src/config/parse-config.ts';

const configOf = (args: string[], env: Record<string, string> = {}) => {
  const asked = parseConfig(args, env);
  if (asked.kind !== 'serve') throw new Error(`asked for ${asked.kind}`);
  return asked.config;
};

describe('the settings', () => {
  it('are the defaults when nothing is said', () => {
    expect(configOf([])).toEqual(defaults);
  });

  it.each([
    { args: ['-p', '0'], said: { port: 0 } },
    { args: ['--port=65535'], said: { port: 65535 } },
    { args: ['--port', '1', '--port', '2'], said: { port: 2 } },
    { args: ['-h', '::1'], said: { host: '::1' } },
    { args: ['--host', 'localhost'], said: { host: 'localhost' } },
    { args: ['--host', '0.0.0.0', '--token', 'a'], said: { host: '0.0.0.0', tokens: ['a'] } },
    { args: ['--data', 'other.json'], said: { data: 'other.json' } },
    { args: ['--ephemeral'], said: { data: undefined } },
    { args: ['--token', 'a', '--token', 'b=='], said: { tokens: ['a', 'b=='] } },
    {
      args: ['--allow-host', 'API.test', '--allow-host', '*.b.test'],
      said: { allowHosts: ['api.test', '*.b.test'] },
    },
    { args: ['--allow-host', '::1'], said: { allowHosts: ['[::1]'] } },
    { args: ['--allow-origin', 'https://App.test:443/'], said: { allowOrigins: ['https://app.test'] } },
    { args: ['--allow-origin', 'capacitor://localhost'], said: { allowOrigins: ['capacitor://localhost'] } },
    { args: ['--allow-origin', '*', '--allow-origin', 'null'], said: { allowOrigins: ['*', 'null'] } },
    { args: ['--base-currency', 'EUR'], said: { baseCurrency: 'EUR' } },
    { args: ['--seed-data', 'rows.yaml'], said: { seedData: 'rows.yaml' } },
    { args: ['--demo'], said: { demo: 20 } },
    { args: ['--demo', '5', '--quiet'], said: { demo: 5, quiet: true } },
    { args: ['--demo=100000'], said: { demo: 100_000 } },
    { args: ['--demo', '--quiet'], said: { demo: 20, quiet: true } },
    {
      args: ['--demo', 'shop.yaml'],
      said: { demo: 20, contract: 'shop.yaml', data: 'data/shop.json' },
    },
    { args: ['--account-identity', 'generated'], said: { accountIdentity: 'generated' } },
    { args: ['--quiet'], said: { quiet: true } },
    { args: ['--journal', 'off'], said: { journal: false } },
    { args: ['--journal=on'], said: {} },
    { args: ['--base-path', '/v1/'], said: { basePath: '/v1' } },
    { args: ['--base-path', '/'], said: { basePath: '' } },
    { args: ['--seed', '-7'], said: { seed: -7 } },
    { args: ['--clock', '2026-01-01T00:00:00Z'], said: { clock: { time: 1_767_225_600_000 } } },
    {
      args: ['--clock', '2026-01-01T01:00:00+01:00', '--clock-step=1.5s'],
      said: { clock: { time: 1_767_225_600_000, step: 1_500 } },
    },
    { args: ['--watch', '--allow-remote-refs'], said: { watch: true, allowRemoteRefs: true } },
    { args: ['apis/shop.v2.yaml'], said: { contract: 'apis/shop.v2.yaml', data: 'data/shop.v2.json' } },
    { args: ['--contract', 'shop.json', '--data', 'x'], said: { contract: 'shop.json', data: 'x' } },
    { args: ['shop.json', '--ephemeral'], said: { contract: 'shop.json', data: undefined } },
  ])('$args', ({ args, said }) => {
    expect(configOf(args)).toEqual({ ...defaults, ...said });
  });

  it.each([
    { env: { PORT: '80' }, said: { port: 80 } },
    { env: { PORT: '80', TOGAI_SANDBOX_PORT: '81' }, said: { port: 81 } },
    { env: { HOST: 'example.test' }, said: {} },
    { env: { TOGAI_SANDBOX_HOST: '127.0.0.2' }, said: { host: '127.0.0.2' } },
    { env: { TOGAI_SANDBOX_DATA: 'x.json' }, said: { data: 'x.json' } },
    { env: { TOGAI_SANDBOX_EPHEMERAL: 'yes' }, said: { data: undefined } },
    { env: { TOGAI_SANDBOX_EPHEMERAL: '0' }, said: {} },
    { env: { TOGAI_SANDBOX_TOKEN: 'a, b' }, said: { tokens: ['a', 'b'] } },
    { env: { TOGAI_SANDBOX_ALLOW_HOST: '' }, said: {} },
    { env: { TOGAI_SANDBOX_ALLOW_HOST: 'a.test,b.test' }, said: { allowHosts: ['a.test', 'b.test'] } },
    { env: { TOGAI_SANDBOX_ALLOW_ORIGIN: 'http://a.test' }, said: { allowOrigins: ['http://a.test'] } },
    { env: { TOGAI_SANDBOX_BASE_CURRENCY: 'INR' }, said: { baseCurrency: 'INR' } },
    { env: { TOGAI_SANDBOX_ACCOUNT_IDENTITY: 'generated' }, said: { accountIdentity: 'generated' } },
    { env: { TOGAI_SANDBOX_QUIET: 'on' }, said: { quiet: true } },
    { env: { TOGAI_SANDBOX_SEED_DATA: 'a.json' }, said: { seedData: 'a.json' } },
    { env: { TOGAI_SANDBOX_DEMO: '7' }, said: { demo: 7 } },
    { env: { TOGAI_SANDBOX_JOURNAL: 'off' }, said: { journal: false } },
  ])('$env', ({ env, said }) => {
    expect(configOf([], env)).toEqual({ ...defaults, ...said });
  });

  it.each([
    { args: ['--port', '1'], env: { PORT: '2', TOGAI_SANDBOX_PORT: '3' }, said: { port: 1 } },
    { args: ['--token', 'a'], env: { TOGAI_SANDBOX_TOKEN: 'b' }, said: { tokens: ['a'] } },
    { args: ['--ephemeral'], env: { TOGAI_SANDBOX_DATA: 'x.json' }, said: { data: undefined } },
    { args: ['--data', 'x.json'], env: { TOGAI_SANDBOX_EPHEMERAL: '1' }, said: { data: 'x.json' } },
    { args: ['--port', '1'], env: { PORT: 'rubbish' }, said: { port: 1 } },
    { args: ['--demo', '2'], env: { TOGAI_SANDBOX_SEED_DATA: 'a.json' }, said: { demo: 2 } },
    { args: ['--seed-data', 'a'], env: { TOGAI_SANDBOX_DEMO: '2' }, said: { seedData: 'a' } },
  ])('a flag wins: $args over $env', ({ args, env, said }) => {
    expect(configOf(args, env)).toEqual({ ...defaults, ...said });
  });
});

describe('a mistake', () => {
  it.each([
    {
      args: ['--port', '65536'],
      lines: '--port cannot be "65536": give a whole number from 0 (any free port) to 65535.',
    },
    { args: ['--port', '-1'], lines: '--port cannot be "-1"' },
    { args: ['--port', '1.5'], lines: '--port cannot be "1.5"' },
    { args: ['--port', ''], lines: '--port cannot be ""' },
    {
      args: ['--port'],
      lines: '--port has no value: give a whole number from 0 (any free port) to 65535, as in --port=N.',
    },
    { args: ['--host', ''], lines: '--host cannot be ""' },
    { args: ['--host', 'http://x'], lines: '--host cannot be "http://x"' },
    {
      args: ['--host', '0.0.0.0'],
      lines: '--host 0.0.0.0 lets other machines in: give at least one --token',
    },
    { args: ['--data', ''], lines: '--data cannot be "": give a file name, such as data/sandbox.json.' },
    { args: ['--data', '--ephemeral'], lines: '--data has no value: give a file name' },
    { args: ['--data', '-p', '1'], lines: '--data has no value' },
    { args: ['--token', '--ephemeral'], lines: '--token has no value' },
    { args: ['--ephermal'], lines: "unknown option '--ephermal' (Did you mean --ephemeral?): see" },
    { args: ['--line\nbreak'], lines: "unknown option '--line break': see" },
    { args: ['--demo', '0'], lines: '--demo cannot be "0": give a whole number from 1 to 100000.' },
    { args: ['--demo', '-3'], lines: '--demo cannot be "-3"' },
    { args: ['--seed-data'], lines: '--seed-data has no value: give a file name, such as data/demo.json' },
    {
      args: ['--seed-data', 'x', '--demo'],
      lines: '--seed-data and --demo contradict each other: give one of them.',
    },
    {
      args: ['--data', 'x', '--ephemeral'],
      lines: '--data and --ephemeral contradict each other: give one of them.',
    },
    { args: ['--token', ''], lines: '--token cannot be this: give letters' },
    { args: ['--token', 'two words'], lines: '--token cannot be this: give letters' },
    { args: ['--allow-host', 'http://a.test'], lines: '--allow-host cannot be "http://a.test"' },
    { args: ['--allow-host', 'a.test:80'], lines: '--allow-host cannot be "a.test:80"' },
    { args: ['--allow-host', '*'], lines: '--allow-host cannot be "*"' },
    { args: ['--allow-origin', 'http://*.a.test'], lines: '--allow-origin cannot be' },
    { args: ['--allow-origin', 'http://a.test\\x'], lines: '--allow-origin cannot be' },
    { args: ['--allow-origin', 'a.test'], lines: '--allow-origin cannot be "a.test"' },
    { args: ['--allow-origin', 'http://a.test/x'], lines: '--allow-origin cannot be "http://a.test/x"' },
    { args: ['--allow-origin', 'http://u@a.test'], lines: '--allow-origin cannot be' },
    {
      args: ['--base-currency', 'eur'],
      lines: '--base-currency cannot be "eur": give three capital letters, such as EUR.',
    },
    {
      args: ['--account-identity', 'x'],
      lines: '--account-identity cannot be "x": give honoured or generated.',
    },
    {
      args: ['--prot', '1'],
      lines: "unknown option '--prot' (Did you mean --port?): see togai-sandbox --help.",
    },
    { args: ['-x'], lines: "unknown option '-x': see togai-sandbox --help." },
    { args: ['a.yaml', '--contract', 'b.yaml'], lines: '"b.yaml" and "a.yaml" are more: give one of them.' },
    { args: ['a.yaml', '--json'], lines: "unknown option '--json'" },
    {
      args: ['--base-path', 'v1'],
      lines: '--base-path cannot be "v1": give a path, such as /v1, or / for none.',
    },
    { args: ['--journal', ''], lines: '--journal cannot be "": give on or off.' },
    { args: ['--journal', 'never'], lines: '--journal cannot be "never": give on or off.' },
    { args: ['--journal'], lines: '--journal has no value: give on or off, as in --journal=HOW.' },
    { args: ['--seed', 'x'], lines: '--seed cannot be "x": give a whole number.' },
    { args: ['--clock', 'noon'], lines: '--clock cannot be "noon": give a time with its offset' },
    { args: ['--clock', '2026-01-01T00:00:00'], lines: 'give a time with its offset' },
    { args: ['--clock', '1969-12-31T23:59:59Z'], lines: 'from 1970 on' },
    {
      args: ['--clock', '2026-01-01T00:00:00Z', '--clock-step', 'soon'],
      lines: '--clock-step cannot be "soon": give a length of time, such as 1s, 5m or 250 (milliseconds).',
    },
    { args: ['--clock-step', '1s'], lines: '--clock-step moves on a clock that stands: give --clock too.' },
  ])('$args', ({ args, lines }) => {
    expect(() => parseConfig(args, {})).toThrow(ConfigError);
    expect(() => parseConfig(args, {})).toThrow(lines);
    expect(() => parseConfig(args, {})).toThrow(/^[^\n]+\.$/);
  });

  it.each([
    { env: { PORT: 'x' }, lines: 'PORT cannot be "x"' },
    { env: { TOGAI_SANDBOX_PORT: '' }, lines: 'TOGAI_SANDBOX_PORT cannot be ""' },
    {
      env: { TOGAI_SANDBOX_QUIET: 'maybe' },
      lines: 'TOGAI_SANDBOX_QUIET cannot be "maybe": give yes or no.',
    },
    { env: { TOGAI_SANDBOX_TOKEN: 'a b,c' }, lines: 'TOGAI_SANDBOX_TOKEN cannot be this' },
    { env: { TOGAI_SANDBOX_TOKEN: '' }, lines: 'TOGAI_SANDBOX_TOKEN cannot be this' },
    { env: { TOGAI_SANDBOX_HOST: '0.0.0.0' }, lines: 'TOGAI_SANDBOX_HOST 0.0.0.0 lets other machines in' },
  ])('$env', ({ env, lines }) => {
    expect(() => parseConfig([], env)).toThrow(lines);
  });
});

describe('help and version', () => {
  it('names every flag and every variable', () => {
    const asked = parseConfig(['--help', '--port', '1'], {});
    const text = asked.kind === 'help' ? asked.text : '';
    for (const name of [
      'port',
      'host',
      'data',
      'ephemeral',
      'token',
      'allow-host',
      'allow-origin',
      'base-currency',
    ]) {
      expect(text).toContain(`--${name}`);
      expect(text).toContain(`TOGAI_SANDBOX_${name.replaceAll('-', '_').toUpperCase()}`);
    }
    expect(text).toMatch(/--account-identity[\s\S]*--quiet[\s\S]*--help[\s\S]*--version/);
  });

  it.each([
    { args: ['check', 'a.yaml'], json: false },
    { args: ['check', '--json', '--contract', 'a.yaml'], json: true },
  ])('$args checks a contract', ({ args, json }) => {
    expect(parseConfig(args, {})).toMatchObject({ kind: 'check', json, config: { contract: 'a.yaml' } });
  });

  it('tells the version', () => {
    expect(parseConfig(['--version'], {})).toEqual({ kind: 'version' });
  });
});

describe('the state of a running sandbox', () => {
  const usual = { url: 'http://127.0.0.1:4010', file: undefined, session: undefined, token: undefined };

  it.each([
    { args: ['export'], command: { verb: 'export' } },
    { args: ['export', 'rows.json'], command: { verb: 'export', file: 'rows.json' } },
    { args: ['import', 'rows.yaml'], command: { verb: 'import', file: 'rows.yaml' } },
    {
      args: ['--url', 'https://a.test:8/x/', 'reset', '--session=w3', '--token', 't'],
      command: { verb: 'reset', url: 'https://a.test:8/x', session: 'w3', token: 't' },
    },
  ])('$args', ({ args, command }) => {
    expect(parseConfig(['state', ...args], {})).toEqual({ kind: 'state', command: { ...usual, ...command } });
  });

  it('is found by what the environment says', () => {
    const env = {
      TOGAI_SANDBOX_URL: 'http://a.test',
      TOGAI_SANDBOX_TOKEN: 'a, b',
      TOGAI_SANDBOX_SESSION: 's',
    };
    expect(parseConfig(['state', 'export'], env)).toMatchObject({
      command: { url: 'http://a.test', token: 'a', session: 's' },
    });
  });

  it.each([
    { args: [], lines: 'state needs a verb: give export, import, reset, as in togai-sandbox state export.' },
    { args: ['load'], lines: 'state cannot "load": give export, import, reset' },
    { args: ['import'], lines: 'state import has no file: give one in JSON or YAML' },
    { args: ['export', 'a', 'b'], lines: 'state export takes one file, and not a and b' },
    { args: ['reset', 'a'], lines: 'state reset takes no file' },
    { args: ['export', '--url', 'a.test'], lines: '--url cannot be "a.test": give an address such as http:' },
    { args: ['export', '--url', 'http://u:p@a.test'], lines: '--url cannot be' },
    { args: ['export', '--session', '../x'], lines: '--session cannot be "../x"' },
    { args: ['export', '--token', 'a b'], lines: '--token cannot be this: give' },
    { args: ['export', '--token'], lines: '--token has no value' },
    { args: ['export', '--port', '1'], lines: "unknown option '--port': see togai-sandbox state --help." },
  ])('is not asked for $args', ({ args, lines }) => {
    const parse = () => parseConfig(['state', ...args], {});
    expect(parse).toThrow(ConfigError);
    expect(parse).toThrow(lines);
  });

  it('has a help of its own', () => {
    const help = parseConfig(['state', '--help'], {});
    expect(help).toMatchObject({ kind: 'help', text: expect.stringContaining('state export rows.json') });
    expect(help).toMatchObject({ text: expect.stringContaining('TOGAI_SANDBOX_URL') });
  });
});

describe('isLoopback', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['LOCALHOST', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.0.1', false],
    ['localhost.example.test', false],
  ])('%s: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
