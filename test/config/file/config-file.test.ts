import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, defaults, parseConfig } from '../../../src/config/parse-config.ts';
import { builtInServices } from '../../../src/services/built-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const parse = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  parseConfig(args, env, Object.values(builtInServices), folder);

const configOf = (...given: Parameters<typeof parse>) => {
  const invocation = parse(...given);
  return 'config' in invocation ? invocation.config : undefined;
};

const yaml = 'togai-sandbox.config.yaml';

describe('the configuration file', () => {
  it.each([
    { text: 'port: 5000', expected: { port: 5000 } },
    { text: 'host: localhost\nquiet: true\nwatch: no', expected: { host: 'localhost', quiet: true } },
    { text: 'tokens: [a, b]', expected: { tokens: ['a', 'b'] } },
    { text: 'tokens: a', expected: { tokens: ['a'] } },
    { text: 'tokens: []\nseed: -7', expected: { seed: -7 } },
    { text: 'demo: true', expected: { demo: 20 } },
    { text: 'demo: 5', expected: { demo: 5 } },
    { text: 'demo: false', expected: {} },
    { text: 'journal: false', expected: { journal: false } },
    { text: 'journal: on', expected: {} },
    {
      text: 'clock: 2026-01-01T00:00:00Z\nclockStep: 1s',
      expected: { clock: { time: 1_767_225_600_000, step: 1000 } },
    },
    { text: 'bodyLimit: 20mb', expected: { bodyLimit: 20 * 1024 * 1024 } },
    { text: 'webhookTimeout: 500', expected: { webhookTimeout: 500 } },
    { text: 'ephemeral: true', expected: { data: undefined } },
    {
      text: 'rateLimit: 10/s\nerrorRate: ["503:5%"]',
      expected: { rateLimit: ['10/s'], errorRate: ['503:5%'] },
    },
    { text: 'togai:\n  baseCurrency: EUR', expected: { services: { togai: { baseCurrency: 'EUR' } } } },
    { text: 'handlers: h.mjs\noverrides: o.yaml', expected: { handlers: 'h.mjs', overrides: 'o.yaml' } },
    { text: 'lenient: [dates, query]', expected: { lenient: ['dates', 'query'] } },
    { text: 'port:\n$schema: x.json', expected: {} },
    { text: '# nothing', expected: {} },
  ])('$text', ({ text, expected }) => {
    write(yaml, text);
    expect(configOf()).toEqual({ ...defaults, ...expected });
  });

  it('may be JSON, a .yml, another file, or a key of package.json', () => {
    write('package.json', JSON.stringify({ name: 'shop', 'togai-sandbox': { port: 1 } }));
    expect(configOf()?.port).toBe(1);
    write('conf/sandbox.json', '{"port": 2, "$schema": "../x.json"}');
    expect(configOf(['--config', 'conf/sandbox.json'])?.port).toBe(2);
    expect(configOf([], { TOGAI_SANDBOX_CONFIG: 'conf/sandbox.json' })?.port).toBe(2);
    write('package.json', JSON.stringify({ devDependencies: { 'togai-sandbox': '*' } }));
    expect(configOf()?.port).toBe(defaults.port);
    write('togai-sandbox.config.json', '{"port": 3}');
    expect(configOf()?.port).toBe(3);
    rmSync(join(folder, 'togai-sandbox.config.json'));
    write('togai-sandbox.config.yml', 'port: 4');
    expect(configOf()?.port).toBe(4);
  });

  it('has several contracts as a list or by their paths', () => {
    write(yaml, 'contract: [a.yaml]\nmounts:\n  /billing: b.yaml\n  /shop: https://x.test/c.json');
    expect(configOf()?.mounts).toMatchObject([
      { contract: 'a.yaml', path: undefined },
      { contract: 'b.yaml', path: '/billing' },
      { contract: 'https://x.test/c.json', path: '/shop' },
    ]);
    expect(configOf(['d.yaml'])).toMatchObject({ contract: 'd.yaml', mounts: [] });
  });

  it('has paths that are relative to the file', () => {
    write(
      'conf/x.yaml',
      'contract: ../api.yaml\nseedData: rows.yaml\nmounts: []\nroot: /srv\nkey: k\ncert: c',
    );
    expect(configOf(['--config', 'conf/x.yaml'])).toMatchObject({
      contract: 'api.yaml',
      seedData: join('conf', 'rows.yaml'),
      root: '/srv',
      cert: join('conf', 'c'),
    });
    write('conf/y.yaml', 'contract: http://127.0.0.1/openapi.json');
    expect(configOf(['--config', 'conf/y.yaml'])?.contract).toBe('http://127.0.0.1/openapi.json');
  });

  it.each([
    { args: [], env: {}, port: 1 },
    { args: [], env: { PORT: '2' }, port: 2 },
    { args: ['--port', '3'], env: { PORT: '2' }, port: 3 },
  ])('gives way to variables and flags: $args $env', ({ args, env, port }) => {
    write(yaml, 'port: 1');
    expect(configOf(args, env)?.port).toBe(port);
  });

  it('gives way where options exclude each other', () => {
    write(yaml, 'data: rows.json\ndemo: 5');
    expect(configOf(['--ephemeral'])?.data).toBeUndefined();
    expect(configOf(['--seed-data', 'x.yaml'])).toMatchObject({ seedData: 'x.yaml', demo: undefined });
    expect(configOf(['a.yaml', 'b.yaml'])?.mounts).toHaveLength(2);
    write(yaml, 'ephemeral: true');
    expect(configOf(['--data', 'x.json'])?.data).toBe('x.json');
  });

  it('configures the other commands where they share options', () => {
    write(yaml, 'port: 5000\ntokens: [a]\ncontract: shop.yaml\nsession: w1');
    const sandbox = { url: 'http://127.0.0.1:5000', token: 'a', session: 'w1' };
    expect(parse(['state', 'reset'])).toMatchObject({ command: sandbox });
    expect(parse(['requests'])).toMatchObject({ command: sandbox });
    expect(parse(['requests', '--port', '1'])).toMatchObject({ command: { url: 'http://127.0.0.1:1' } });
    expect(parse(['state', 'reset', '--url', 'http://a.test'])).toMatchObject({
      command: { url: 'http://a.test' },
    });
    expect(parse(['check'])).toMatchObject({ kind: 'check', config: { contract: 'shop.yaml' } });
  });
});

describe('an invalid configuration file', () => {
  it('is rejected with every error at its place', () => {
    write(
      yaml,
      'port: abc\ntokns: [a]\n\nallow-host: x\nquiet: [1]\ntogai:\n  baseCurrency: eur\n  currency: EUR\n',
    );
    expect(() => parse()).toThrow(ConfigError);
    expect(() => parse()).toThrow(
      [
        `${yaml}:1:1 port cannot be "abc": give a whole number from 0 (any free port) to 65535.`,
        `${yaml}:2:1 "tokns" is no option. Did you mean tokens?`,
        `${yaml}:4:1 "allow-host" is no option. Did you mean allowHosts?`,
        `${yaml}:5:1 quiet cannot be [1]: give yes or no.`,
        `${yaml}:7:3 togai.baseCurrency cannot be "eur": give three capital letters, such as EUR.`,
        `${yaml}:8:3 "togai.currency" is no option. Did you mean togai.baseCurrency?`,
      ].join('\n'),
    );
  });

  it.each([
    { text: 'token: a', message: 'Did you mean tokens?' },
    { text: 'seed_data: a', message: 'Did you mean seedData?' },
    { text: 'baseCurrency: EUR', message: '"baseCurrency" is no option. Did you mean togai.baseCurrency?' },
    { text: 'toString: a', message: '"toString" is no option.' },
    { text: '[a]', message: 'the configuration must be a mapping of options' },
    { text: 'togai: x', message: 'togai must be a mapping' },
    { text: 'port: {a: 1}', message: 'port cannot be {"a":1}: give a whole number' },
    { text: 'host: true', message: 'host cannot be true: give a host name' },
    { text: 'tokens: [0123]', message: 'tokens cannot be a number: put it in quotes' },
    { text: 'webhookSecret: x', message: 'webhookSecret cannot be this: give whsec_' },
    { text: 'mounts: {/a: [b]}', message: 'mounts cannot be {"/a":["b"]}: give a path and a file' },
    { text: 'mounts: {a: b.yaml}', message: 'mounts cannot be "a=b.yaml": give a path and a file' },
    { text: 'port: 1\nport: 2', message: `${yaml}:2:1 is neither YAML nor JSON (duplicated mapping key)` },
    { text: 'demo: 5\nseedData: a', message: `seedData (${yaml}:2:1) and demo (${yaml}:1:1) contradict` },
    { text: 'data: a\nephemeral: true', message: 'contradict each other' },
    { text: 'host: 0.0.0.0', message: `host (${yaml}:1:1) 0.0.0.0 is reachable from other machines` },
    { text: 'explain: x', message: '"explain" is no option.' },
  ])('$text', ({ text, message }) => {
    write(yaml, text);
    expect(() => parse()).toThrow(ConfigError);
    expect(() => parse()).toThrow(message);
  });

  it('of package.json has its places there', () => {
    write('package.json', '{\n  "name": "x",\n  "togai-sandbox": {\n    "prot": 1\n  }\n}\n');
    expect(() => parse()).toThrow('package.json:4:5 "prot" is no option. Did you mean port?');
  });

  it('is one of two, or does not exist', () => {
    write(yaml, 'port: 1');
    write('package.json', '{"togai-sandbox": {}}');
    expect(() => parse()).toThrow(`${yaml} and "togai-sandbox" of package.json all configure the sandbox`);
    expect(() => parse(['--config', 'none.yaml'])).toThrow(
      'none.yaml cannot be read (there is no such file)',
    );
    expect(() => parse(['--config', '.'])).toThrow('. cannot be read (EISDIR)');
    // A command that has no use for it does not read it.
    expect(parse(['help'])).toMatchObject({ kind: 'help' });
  });
});
