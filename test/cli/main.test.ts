import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type RunningCommand, startCommand, watch } from '../support/command.ts';
import { minimalCustomer } from '../support/customers.ts';

let folder: string;
let running: RunningCommand[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  running = [];
});

afterEach(async () => {
  for (const command of running) command.process.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  await rm(folder, { recursive: true });
});

/** Starts the command so that it prints what newer versions of Node warn of, too. */
function start(...args: string[]): RunningCommand {
  const command = startCommand(args, folder, { NODE_PENDING_DEPRECATION: '1' });
  running.push(command);
  return command;
}

const headers = { Authorization: 'Bearer t', 'Content-Type': 'application/json' };

async function create(url: string, id: string): Promise<number> {
  const body = JSON.stringify(minimalCustomer(id));
  return (await fetch(`${url}/customers`, { method: 'POST', headers, body })).status;
}

async function read(url: string, id: string): Promise<number> {
  return (await fetch(`${url}/customers/${id}`, { headers })).status;
}

describe('the command', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('preserves its state over %s and exits with 0', async (signal) => {
    const file = join(folder, 'new', 'state.json');
    const first = start('--port', '0', '--data', file);
    expect(await create(await first.ready, 'c1')).toBe(201);
    first.process.kill(signal);
    expect(await first.ended).toBe(0);
    const second = start('--port', '0', '--data', file);
    expect(await read(await second.ready, 'c1')).toBe(200);
    expect(first.printed.err + second.printed.err).toBe('');
  });

  it('stores its compiled code once, and starts from it', async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const files = [
      'package.json',
      'openapi',
      'dist/cli.js',
      'dist/main.cjs',
      'dist/import-module.cjs',
      'dist/chunks',
      'dist/parsed',
    ];
    const copy = join(folder, 'package');
    for (const name of files) await cp(join(root, name), join(copy, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    const stored = join(copy, 'dist/compiled', `${process.version}-${process.arch}`);
    const times: number[][] = [];
    for (const _start of ['first', 'second']) {
      const args = [join(copy, 'dist/cli.js'), '--port', '0', '--ephemeral'];
      const command = watch(spawn(process.execPath, args, { cwd: folder }));
      running.push(command);
      expect(await read(await command.ready, 'unknown')).toBe(404);
      command.process.kill('SIGTERM');
      expect(await command.ended).toBe(0);
      const names = (await readdir(stored)).toSorted();
      times.push(await Promise.all(names.map(async (name) => (await stat(join(stored, name))).mtimeMs)));
    }
    expect(times[0]?.length).toBeGreaterThan(5);
    expect(times[1]).toEqual(times[0]);
  });

  it('stores nothing on disk with --ephemeral', async () => {
    const first = start('--port', '0', '--ephemeral');
    expect(await create(await first.ready, 'c1')).toBe(201);
    expect(first.printed.out).toContain('state in memory only');
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await readdir(folder)).toEqual([]);
    const second = start('--port', '0', '--ephemeral');
    expect(await read(await second.ready, 'c1')).toBe(404);
  });

  it('stores its state in data/sandbox.json below the working directory by default', async () => {
    const command = start('--port', '0');
    expect(await create(await command.ready, 'c1')).toBe(201);
    command.process.kill('SIGTERM');
    await command.ended;
    expect(JSON.parse(await readFile(join(folder, 'data', 'sandbox.json'), 'utf8'))).toMatchObject({
      collections: { customers: [{ id: 'c1' }] },
    });
  });

  it('prints what it serves when it is ready, and a line for each request', async () => {
    const command = start('--port', '0', '--ephemeral');
    const url = await command.ready;
    await create(url, 'c1');
    await read(url, 'none');
    command.process.kill('SIGTERM');
    await command.ended;
    expect(command.printed.out.trimEnd().split('\n')).toEqual([
      `togai-sandbox is ready at ${url} (state in memory only)`,
      expect.stringMatching(/^ {2}Togai API .*: 12 operations \(12 by handlers\)$/),
      `  Console    ${url}/__console`,
      `  Reference  ${url}/__docs`,
      expect.stringMatching(/^[\d:]{8} 201 POST +\/customers +\d+\.\dms$/),
      expect.stringMatching(/^[\d:]{8} 404 GET +\/customers\/none +\d+\.\dms {2}.*none/),
    ]);
  });

  it('prints no line for a request with --quiet', async () => {
    const command = start('--port', '0', '--ephemeral', '--quiet');
    await read(await command.ready, 'none');
    command.process.kill('SIGTERM');
    await command.ended;
    expect(command.printed.out.trimEnd().split('\n')).toHaveLength(1);
  });

  it('rejects a port in use', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve(Number(Reflect.get(Object(server.address()), 'port')))),
    );
    const command = start('--port', String(port), '--ephemeral');
    expect(await command.ended).toBe(1);
    expect(command.printed.err).toMatch(/^Port \d+ of 127\.0\.0\.1 is in use: .*--port.*\n$/);
    server.close();
  });

  it.each(['{"hello":', '[]', '{"version":99}', 'text'])(
    'rejects the data file %s and does not change it',
    async (text) => {
      const file = join(folder, 'state.json');
      await writeFile(file, text);
      const command = start('--port', '0', '--data', file);
      expect(await command.ended).toBe(1);
      expect(command.printed.err).toMatch(/^[^\n]*state\.json[^\n]*--data[^\n]*\n$/);
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );

  it.each([
    { args: ['--prot', '1'], message: /Did you mean --port/ },
    { args: ['chek', 'openapi.json'], message: /Did you mean check/ },
    { args: ['--host', '0.0.0.0'], message: /--token/ },
  ])('rejects $args with 2', async ({ args, message }) => {
    const command = start(...args);
    expect(await command.ended).toBe(2);
    expect(command.printed.err).toMatch(message);
    expect(command.printed.err.trimEnd()).not.toContain('\n');
    expect(command.printed.out).toBe('');
  });

  it('checks a contract and exits, with 1 when there are errors', async () => {
    const contradiction = { type: 'string', minLength: 2, maxLength: 1 };
    const content = { 'application/json': { schema: contradiction } };
    const paths = { '/x': { post: { requestBody: { required: true, content }, responses: { 204: {} } } } };
    const contract = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths };
    await writeFile(join(folder, 'api.json'), JSON.stringify(contract));
    const [builtIn, invalid] = [start('check'), start('check', 'api.json', '--json')];
    expect(await Promise.all([builtIn.ended, invalid.ended])).toEqual([0, 1]);
    expect(builtIn.printed.out).toContain('12 operations');
    expect(JSON.parse(invalid.printed.out)).toMatchObject({ counts: { errors: 1, warnings: 0, infos: 1 } });
    expect(builtIn.printed.err + invalid.printed.err).toBe('');
    expect(await readdir(folder)).toEqual(['api.json']);
  });

  it.each([
    { args: ['check', '--prot', '1'], code: 2, message: /Did you mean --port/ },
    { args: ['check', 'a.yaml', 'b.yaml'], code: 2, message: /one contract, not "a\.yaml" and "b\.yaml"/ },
    { args: ['check', '.'], code: 1, message: /^error {2}\. is not a file: give the path/ },
  ])('rejects $args with $code', async ({ args, code, message }) => {
    const command = start(...args);
    expect(await command.ended).toBe(code);
    expect(command.printed.out + command.printed.err).toMatch(message);
  });

  it('prints its help and its version', async () => {
    const [help, version] = [start('--help'), start('--version')];
    expect(await Promise.all([help.ended, version.ended])).toEqual([0, 0]);
    expect(help.printed.out).toContain('--account-identity');
    expect(version.printed.out).toBe(`${manifest.version}\n`);
  });
});
