import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ConfigError,
  defaults,
  type Environment,
  parseConfig as parse,
} from '../../src/config/parse-config.ts';
import { builtInServices } from '../../src/services/built-in.ts';

const parseConfig = (args: readonly string[], env: Environment) =>
  parse(args, env, Object.values(builtInServices));

const togai = (options: object) => ({ services: { togai: options } });

const configOf = (args: string[], env: Record<string, string> = {}) => {
  const invocation = parseConfig(args, env);
  if (invocation.kind !== 'serve') throw new Error(`the command is ${invocation.kind}`);
  return invocation.config;
};

describe('the options', () => {
  it('have defaults', () => {
    expect(configOf([])).toEqual(defaults);
  });

  it.each([
    { args: ['-p', '0'], expected: { port: 0 } },
    { args: ['--port=65535'], expected: { port: 65535 } },
    { args: ['--port', '1', '--port', '2'], expected: { port: 2 } },
    { args: ['-h', '::1'], expected: { host: '::1' } },
    { args: ['--host', 'localhost'], expected: { host: 'localhost' } },
    { args: ['--host', '0.0.0.0', '--token', 'a'], expected: { host: '0.0.0.0', tokens: ['a'] } },
    { args: ['--data', 'other.json'], expected: { data: 'other.json' } },
    { args: ['--ephemeral'], expected: { data: undefined } },
    { args: ['--token', 'a', '--token', 'b=='], expected: { tokens: ['a', 'b=='] } },
    {
      args: ['--allow-host', 'API.test', '--allow-host', '*.b.test'],
      expected: { allowHosts: ['api.test', '*.b.test'] },
    },
    { args: ['--allow-host', '::1'], expected: { allowHosts: ['[::1]'] } },
    { args: ['--allow-origin', 'https://App.test:443/'], expected: { allowOrigins: ['https://app.test'] } },
    {
      args: ['--allow-origin', 'capacitor://localhost'],
      expected: { allowOrigins: ['capacitor://localhost'] },
    },
    { args: ['--allow-origin', '*', '--allow-origin', 'null'], expected: { allowOrigins: ['*', 'null'] } },
    { args: ['--base-currency', 'EUR'], expected: togai({ baseCurrency: 'EUR' }) },
    { args: ['--seed-data', 'rows.yaml'], expected: { seedData: 'rows.yaml' } },
    { args: ['--create-parents'], expected: { createParents: true } },
    { args: ['--demo'], expected: { demo: 20 } },
    { args: ['--demo', '5', '--quiet'], expected: { demo: 5, quiet: true } },
    { args: ['--demo=100000'], expected: { demo: 100_000 } },
    { args: ['--demo', '--quiet'], expected: { demo: 20, quiet: true } },
    {
      args: ['--demo', 'shop.yaml'],
      expected: {
        demo: 20,
        contract: 'shop.yaml',
        data: '.togai-sandbox/shop.json',
        formerData: 'data/shop.json',
      },
    },
    { args: ['--togai-base-currency', 'EUR'], expected: togai({ baseCurrency: 'EUR' }) },
    { args: ['--base-currency=USD', '--togai-base-currency=EUR'], expected: togai({ baseCurrency: 'EUR' }) },
    { args: ['--account-identity', 'generated'], expected: togai({ accountIdentity: 'generated' }) },
    { args: ['--quiet'], expected: { quiet: true } },
    { args: ['--lan'], expected: { lan: true } },
    { args: ['--lan', '--lan-token', 's3c'], expected: { lan: true, lanToken: 's3c' } },
    { args: ['--trust-proxy'], expected: { trustProxy: true } },
    { args: ['--trust-proxy', '2'], expected: { trustProxy: 2 } },
    { args: ['--trust-proxy', '0'], expected: { trustProxy: false } },
    {
      args: ['--trust-proxy', 'loopback, 10.0.0.0/8,fd00::1'],
      expected: { trustProxy: ['loopback', '10.0.0.0/8', 'fd00::1'] },
    },
    {
      args: ['--trust-proxy', 'shop.yaml', '--ephemeral'],
      expected: { trustProxy: true, contract: 'shop.yaml', data: undefined },
    },
    { args: ['--log', 'JSON', '--verbose'], expected: { logFormat: 'json', verbose: true } },
    { args: ['--log', 'none'], expected: { logFormat: 'none' } },
    { args: ['--lenient', 'dates'], expected: { lenient: ['dates'] } },
    { args: ['--webhook-url', 'http://app:3000/in?a=b'], expected: { webhookUrl: 'http://app:3000/in?a=b' } },
    {
      args: ['--webhook-secret', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
      expected: { webhookSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
    },
    { args: ['--webhook-events'], expected: { webhookEvents: true } },
    {
      args: ['--allow-webhook-host', 'App', '--allow-webhook-host', '*.x.test'],
      expected: { allowWebhookHosts: ['app', '*.x.test'] },
    },
    { args: ['--webhook-timeout', '500'], expected: { webhookTimeout: 500 } },
    { args: ['--lenient=Dates, dates', '--lenient', 'dates'], expected: { lenient: ['dates'] } },
    { args: ['--journal', 'off'], expected: { journal: false } },
    { args: ['--journal=on'], expected: {} },
    { args: ['--delay', '100ms-2s'], expected: { delay: '100ms-2s' } },
    { args: ['--error-rate', '5%', '--error-rate=503:1%'], expected: { errorRate: ['5%', '503:1%'] } },
    { args: ['--fault-rate', 'truncate:2%'], expected: { faultRate: ['truncate:2%'] } },
    { args: ['--rate-limit', '100/1m'], expected: { rateLimit: ['100/1m'] } },
    { args: ['--base-path', '/v1/'], expected: { basePath: '/v1' } },
    { args: ['--base-path', '/'], expected: { basePath: '' } },
    { args: ['--seed', '-7'], expected: { seed: -7 } },
    { args: ['--clock', '2026-01-01T00:00:00Z'], expected: { clock: { time: 1_767_225_600_000 } } },
    {
      args: ['--clock', '2026-01-01T01:00:00+01:00', '--clock-step=1.5s'],
      expected: { clock: { time: 1_767_225_600_000, step: 1_500 } },
    },
    { args: ['--watch', '--allow-remote-refs'], expected: { watch: true, allowRemoteRefs: true } },
    {
      args: ['apis/shop.v2.yaml'],
      expected: {
        contract: 'apis/shop.v2.yaml',
        data: 'apis/.togai-sandbox/shop.v2.json',
        formerData: 'data/shop.v2.json',
      },
    },
    { args: ['--contract', 'shop.json', '--data', 'x'], expected: { contract: 'shop.json', data: 'x' } },
    { args: ['shop.json', '--ephemeral'], expected: { contract: 'shop.json', data: undefined } },
  ])('$args', ({ args, expected }) => {
    expect(configOf(args)).toEqual({ ...defaults, ...expected });
  });

  it.each([
    { env: { PORT: '80' }, expected: { port: 80 } },
    { env: { PORT: '80', TOGAI_SANDBOX_PORT: '81' }, expected: { port: 81 } },
    { env: { HOST: 'example.test' }, expected: {} },
    { env: { TOGAI_SANDBOX_HOST: '127.0.0.2' }, expected: { host: '127.0.0.2' } },
    { env: { TOGAI_SANDBOX_DATA: 'x.json' }, expected: { data: 'x.json' } },
    { env: { TOGAI_SANDBOX_EPHEMERAL: 'yes' }, expected: { data: undefined } },
    { env: { TOGAI_SANDBOX_EPHEMERAL: '0' }, expected: {} },
    { env: { TOGAI_SANDBOX_TOKEN: 'a, b' }, expected: { tokens: ['a', 'b'] } },
    { env: { TOGAI_SANDBOX_ALLOW_HOST: '' }, expected: {} },
    { env: { TOGAI_SANDBOX_ALLOW_HOST: 'a.test,b.test' }, expected: { allowHosts: ['a.test', 'b.test'] } },
    { env: { TOGAI_SANDBOX_TRUST_PROXY: 'uniquelocal' }, expected: { trustProxy: ['uniquelocal'] } },
    { env: { TOGAI_SANDBOX_LENIENT: 'dates' }, expected: { lenient: ['dates'] } },
    { env: { TOGAI_SANDBOX_ALLOW_ORIGIN: 'http://a.test' }, expected: { allowOrigins: ['http://a.test'] } },
    { env: { TOGAI_SANDBOX_BASE_CURRENCY: 'INR' }, expected: togai({ baseCurrency: 'INR' }) },
    {
      env: { TOGAI_SANDBOX_ACCOUNT_IDENTITY: 'generated' },
      expected: togai({ accountIdentity: 'generated' }),
    },
    { env: { TOGAI_SANDBOX_QUIET: 'on' }, expected: { quiet: true } },
    { env: { TOGAI_SANDBOX_SEED_DATA: 'a.json' }, expected: { seedData: 'a.json' } },
    { env: { TOGAI_SANDBOX_DEMO: '7' }, expected: { demo: 7 } },
    { env: { TOGAI_SANDBOX_JOURNAL: 'off' }, expected: { journal: false } },
    { env: { TOGAI_SANDBOX_RATE_LIMIT: '10/1s, 100/1m' }, expected: { rateLimit: ['10/1s', '100/1m'] } },
  ])('$env', ({ env, expected }) => {
    expect(configOf([], env)).toEqual({ ...defaults, ...expected });
  });

  it.each([
    { args: ['--port', '1'], env: { PORT: '2', TOGAI_SANDBOX_PORT: '3' }, expected: { port: 1 } },
    { args: ['--token', 'a'], env: { TOGAI_SANDBOX_TOKEN: 'b' }, expected: { tokens: ['a'] } },
    { args: ['--ephemeral'], env: { TOGAI_SANDBOX_DATA: 'x.json' }, expected: { data: undefined } },
    { args: ['--data', 'x.json'], env: { TOGAI_SANDBOX_EPHEMERAL: '1' }, expected: { data: 'x.json' } },
    { args: ['--port', '1'], env: { PORT: 'rubbish' }, expected: { port: 1 } },
    { args: ['--demo', '2'], env: { TOGAI_SANDBOX_SEED_DATA: 'a.json' }, expected: { demo: 2 } },
    { args: ['--seed-data', 'a'], env: { TOGAI_SANDBOX_DEMO: '2' }, expected: { seedData: 'a' } },
  ])('a flag wins: $args over $env', ({ args, env, expected }) => {
    expect(configOf(args, env)).toEqual({ ...defaults, ...expected });
  });
});

describe('an invalid option', () => {
  it.each([
    {
      args: ['--port', '65536'],
      message: '--port cannot be "65536": give a whole number from 0 (any free port) to 65535.',
    },
    { args: ['--port', '-1'], message: '--port cannot be "-1"' },
    { args: ['--port', '1.5'], message: '--port cannot be "1.5"' },
    { args: ['--port', ''], message: '--port cannot be ""' },
    {
      args: ['--port'],
      message: '--port has no value: give a whole number from 0 (any free port) to 65535, as in --port=N.',
    },
    { args: ['--host', ''], message: '--host cannot be ""' },
    { args: ['--host', 'http://x'], message: '--host cannot be "http://x"' },
    {
      args: ['--host', '0.0.0.0'],
      message: '--host 0.0.0.0 is reachable from other machines: require a --token',
    },
    { args: ['--data', ''], message: '--data cannot be "": give a file name, such as data/sandbox.json.' },
    { args: ['--data', '--ephemeral'], message: '--data has no value: give a file name' },
    { args: ['--data', '-p', '1'], message: '--data has no value' },
    { args: ['--token', '--ephemeral'], message: '--token has no value' },
    { args: ['--ephermal'], message: "unknown option '--ephermal' (Did you mean --ephemeral?): see" },
    { args: ['--line\nbreak'], message: "unknown option '--line break': see" },
    { args: ['--demo', '0'], message: '--demo cannot be "0": give a whole number from 1 to 100000.' },
    { args: ['--demo', '-3'], message: '--demo cannot be "-3"' },
    { args: ['--seed-data'], message: '--seed-data has no value: give a file name, such as data/demo.json' },
    {
      args: ['--seed-data', 'x', '--demo'],
      message: '--seed-data and --demo contradict each other: give one of them.',
    },
    {
      args: ['--data', 'x', '--ephemeral'],
      message: '--data and --ephemeral contradict each other: give one of them.',
    },
    { args: ['--cert', 'a.pem'], message: '--cert needs its other half: give --key too.' },
    { args: ['--key', 'a.pem'], message: '--key needs its other half: give --cert too.' },
    { args: ['--token', ''], message: '--token cannot be this: give letters' },
    { args: ['--token', 'two words'], message: '--token cannot be this: give letters' },
    { args: ['--lenient', 'days'], message: '--lenient cannot be "days": give one or more of dates' },
    { args: ['--lenient', 'dates,'], message: '--lenient cannot be "dates,"' },
    { args: ['--webhook-url', 'app:3000'], message: '--webhook-url cannot be "app:3000": give an address' },
    { args: ['--webhook-secret', 'whsec_short'], message: '--webhook-secret cannot be this: give whsec_' },
    { args: ['--webhook-timeout', '0'], message: '--webhook-timeout cannot be "0": give a duration' },
    { args: ['--allow-webhook-host', 'http://a/'], message: '--allow-webhook-host cannot be "http://a/"' },
    { args: ['--allow-host', 'http://a.test'], message: '--allow-host cannot be "http://a.test"' },
    { args: ['--allow-host', 'a.test:80'], message: '--allow-host cannot be "a.test:80"' },
    { args: ['--allow-host', '*'], message: '--allow-host cannot be "*"' },
    { args: ['--allow-origin', 'http://*.a.test'], message: '--allow-origin cannot be' },
    { args: ['--allow-origin', 'http://a.test\\x'], message: '--allow-origin cannot be' },
    { args: ['--allow-origin', 'a.test'], message: '--allow-origin cannot be "a.test"' },
    { args: ['--allow-origin', 'http://a.test/x'], message: '--allow-origin cannot be "http://a.test/x"' },
    { args: ['--allow-origin', 'http://u@a.test'], message: '--allow-origin cannot be' },
    {
      args: ['--base-currency', 'eur'],
      message: '--base-currency cannot be "eur": give three capital letters, such as EUR.',
    },
    {
      args: ['--base-currency', 'USD', '--togai-base-currency', 'eur'],
      message: '--togai-base-currency cannot be "eur": give three capital letters, such as EUR.',
    },
    {
      args: ['--togai-account-identity'],
      message:
        '--togai-account-identity has no value: give honoured or generated, as in --togai-account-identity=HOW.',
    },
    {
      args: ['--account-identity', 'x'],
      message: '--account-identity cannot be "x": give honoured or generated.',
    },
    {
      args: ['--prot', '1'],
      message: "unknown option '--prot' (Did you mean --port?): see togai-sandbox --help.",
    },
    { args: ['-x'], message: "unknown option '-x': see togai-sandbox --help." },
    {
      args: ['check', 'a.yaml', '--contract', 'b.yaml'],
      message: 'check takes one contract, not "b.yaml" and "a.yaml": give one of them.',
    },
    { args: ['a.yaml', '--json'], message: "unknown option '--json'" },
    {
      args: ['--base-path', 'v1'],
      message: '--base-path cannot be "v1": give a path, such as /v1, or / for none.',
    },
    {
      args: ['--error-rate', '120%'],
      message:
        '--error-rate cannot be "120%": give a percentage or a number from 0 to 1, with another status than 500 before it, such as 5% or 503:5%.',
    },
    {
      args: ['--fault-rate', 'rset:2%'],
      message:
        '--fault-rate cannot be "rset:2%": give a percentage or a number from 0 to 1, with another fault than reset before it, such as 2% or truncate:2%. Did you mean reset? Faults are reset, close, truncate, garbage, malformed-chunk, hang, slow.',
    },
    {
      args: ['--rate-limit', '0/1m'],
      message:
        '--rate-limit cannot be "0/1m": give a number of requests and the time that they are for, such as 100/1m or 10/s.',
    },
    { args: ['--journal', ''], message: '--journal cannot be "": give on or off.' },
    { args: ['--journal', 'never'], message: '--journal cannot be "never": give on or off.' },
    { args: ['--journal'], message: '--journal has no value: give on or off, as in --journal=HOW.' },
    { args: ['--seed', 'x'], message: '--seed cannot be "x": give a whole number.' },
    { args: ['--clock', 'noon'], message: '--clock cannot be "noon": give a time with its offset' },
    { args: ['--clock', '2026-01-01T00:00:00'], message: 'give a time with its offset' },
    { args: ['--clock', '1969-12-31T23:59:59Z'], message: 'from 1970 on' },
    {
      args: ['--clock', '2026-01-01T00:00:00Z', '--clock-step', 'soon'],
      message: '--clock-step cannot be "soon": give a duration, such as 1s, 5m or 250 (milliseconds).',
    },
    { args: ['--clock-step', '1s'], message: '--clock-step advances a frozen clock: give --clock too.' },
    {
      args: ['a.yaml', 'b.yaml', '--data', 'x.json'],
      message: '--data belongs to one contract: leave it out',
    },
    {
      args: ['check', 'a.yaml', '--json', '--format', 'sarif'],
      message: '--json and --format sarif contradict each other: give one of them.',
    },
    {
      args: ['check', 'a.yaml', '--format', 'xml'],
      message: '--format cannot be "xml": give text, json, sarif or github.',
    },
    {
      args: ['check', 'a.yaml', '--explain', 'x', '--format', 'github'],
      message: '--explain is text or JSON, and not github: leave out one of them.',
    },
    {
      args: ['check', 'a.yaml', '--explain', 'x', '--sarif', 'b.sarif'],
      message: '--explain is text or JSON, and not sarif: leave out one of them.',
    },
    { args: ['--mount', 'a.yaml'], message: '--mount cannot be "a.yaml": give a path and a file' },
  ])('$args', ({ args, message }) => {
    expect(() => parseConfig(args, {})).toThrow(ConfigError);
    expect(() => parseConfig(args, {})).toThrow(message);
    expect(() => parseConfig(args, {})).toThrow(/^[^\n]+\.$/);
  });

  it.each([
    { env: { PORT: 'x' }, message: 'PORT cannot be "x"' },
    { env: { TOGAI_SANDBOX_PORT: '' }, message: 'TOGAI_SANDBOX_PORT cannot be ""' },
    {
      env: { TOGAI_SANDBOX_QUIET: 'maybe' },
      message: 'TOGAI_SANDBOX_QUIET cannot be "maybe": give yes or no.',
    },
    { env: { TOGAI_SANDBOX_TOKEN: 'a b,c' }, message: 'TOGAI_SANDBOX_TOKEN cannot be this' },
    { env: { TOGAI_SANDBOX_TOKEN: '' }, message: 'TOGAI_SANDBOX_TOKEN cannot be this' },
    {
      env: { TOGAI_SANDBOX_HOST: '0.0.0.0' },
      message: 'TOGAI_SANDBOX_HOST 0.0.0.0 is reachable from other machines',
    },
  ])('$env', ({ env, message }) => {
    expect(() => parseConfig([], env)).toThrow(message);
  });
});

describe('help and version', () => {
  it('names every flag and every variable', () => {
    const invocation = parseConfig(['--help', '--port', '1'], {});
    const text = invocation.kind === 'help' ? invocation.text : '';
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
    expect(text).toMatch(
      /Contract:[\s\S]*--watch[\s\S]*Data:[\s\S]*Network:[\s\S]*--port[\s\S]*Log:[\s\S]*--quiet[\s\S]*Togai only \(also as --togai-base-currency …; ignored for other contracts\):[\s\S]*--account-identity[\s\S]*--help[\s\S]*--version/,
    );
    // An alias has no line of its own.
    expect(text).not.toMatch(/^ *--togai-/m);
  });

  it.each([
    { args: ['check', 'a.yaml'], report: { format: 'text' } },
    { args: ['check', '--json', '--contract', 'a.yaml'], report: { format: 'json' } },
    { args: ['check', '--json', '--format', 'JSON', 'a.yaml'], report: { format: 'json' } },
    { args: ['check', '--format', 'sarif', 'a.yaml'], report: { format: 'sarif' } },
    { args: ['check', 'a.yaml', '--sarif', 'b.sarif'], report: { format: 'text', sarif: 'b.sarif' } },
  ])('$args checks a contract', ({ args, report }) => {
    expect(parseConfig(args, {})).toMatchObject({ kind: 'check', ...report, config: { contract: 'a.yaml' } });
  });

  it('check explains one operation', () => {
    const config = { contract: 'a.yaml' };
    const expected = { kind: 'check', explain: 'GET /pets', config };
    expect(parseConfig(['check', '--explain', 'GET /pets', 'a.yaml'], {})).toMatchObject(expected);
    expect(parseConfig(['check', 'a.yaml', '--explain=GET /pets'], {})).toMatchObject(expected);
    expect(() => parseConfig(['check', 'a.yaml', '--explain'], {})).toThrow('--explain has no value');
    expect(() => parseConfig(['--explain', 'x'], {})).toThrow(ConfigError);
  });

  it('has a version', () => {
    expect(parseConfig(['--version'], {})).toEqual({ kind: 'version' });
  });
});

describe('the state command', () => {
  const base = { url: 'http://127.0.0.1:4010', file: undefined, session: undefined, token: undefined };

  it.each([
    { args: ['export'], command: { verb: 'export' } },
    { args: ['export', 'rows.json'], command: { verb: 'export', file: 'rows.json' } },
    { args: ['import', 'rows.yaml'], command: { verb: 'import', file: 'rows.yaml' } },
    {
      args: ['--url', 'https://a.test:8/x/', 'reset', '--session=w3', '--token', 't'],
      command: { verb: 'reset', url: 'https://a.test:8/x', session: 'w3', token: 't' },
    },
  ])('$args', ({ args, command }) => {
    expect(parseConfig(['state', ...args], {})).toEqual({ kind: 'state', command: { ...base, ...command } });
  });

  it('reads the environment', () => {
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
    {
      args: [],
      message: 'state has no subcommand: give export, import or reset, as in togai-sandbox state export.',
    },
    { args: ['load'], message: 'unknown subcommand "load" of state: give export, import or reset' },
    { args: ['import'], message: 'state import has no file: give one in JSON or YAML' },
    { args: ['export', 'a', 'b'], message: 'state export takes one file, and not a and b' },
    { args: ['reset', 'a'], message: 'state reset takes no file' },
    {
      args: ['export', '--url', 'a.test'],
      message: '--url cannot be "a.test": give an address such as http:',
    },
    { args: ['export', '--url', 'http://u:p@a.test'], message: '--url cannot be' },
    { args: ['export', '--session', '../x'], message: '--session cannot be "../x"' },
    { args: ['export', '--token', 'a b'], message: '--token cannot be this: give' },
    { args: ['export', '--token'], message: '--token has no value' },
    { args: ['export', '--port', '1'], message: "unknown option '--port': see togai-sandbox state --help." },
  ])('rejects $args', ({ args, message }) => {
    const parse = () => parseConfig(['state', ...args], {});
    expect(parse).toThrow(ConfigError);
    expect(parse).toThrow(message);
  });

  it('has its own help', () => {
    const help = parseConfig(['state', '--help'], {});
    expect(help).toMatchObject({ kind: 'help', text: expect.stringContaining('state export rows.json') });
    expect(help).toMatchObject({ text: expect.stringContaining('TOGAI_SANDBOX_URL') });
  });
});

describe('several contracts', () => {
  const mountsOf = (...args: string[]) => {
    const invocation = parseConfig(args, {});
    return 'config' in invocation ? invocation.config.mounts : undefined;
  };

  const place = (data: string, name: string) => ({ data, formerData: join('data', `${name}.json`) });

  it('each have their state file, and a path where one is given', () => {
    expect(mountsOf('a.yaml', 'https://x.test/b.json', '--mount', '/c=d/c.yaml')).toEqual([
      { contract: 'a.yaml', path: undefined, ...place(join('.togai-sandbox', 'a.json'), 'a') },
      {
        contract: 'https://x.test/b.json',
        path: undefined,
        ...place(join('.togai-sandbox', 'x.test-b.json'), 'b'),
      },
      { contract: 'd/c.yaml', path: '/c', ...place(join('d', '.togai-sandbox', 'c.json'), 'c') },
    ]);
  });

  it('are in memory where the state is ephemeral', () => {
    expect(mountsOf('a.yaml', 'b.yaml', '--ephemeral')?.map(({ data }) => data)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('are none where there is one', () => {
    expect(mountsOf('a.yaml')).toEqual([]);
  });
});
