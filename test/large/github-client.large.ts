import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const contract = process.env.GITHUB_CONTRACT ?? '';
const client = process.env.GITHUB_CLIENT ?? '';
const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

type Response = { readonly status: number; readonly data: unknown };
type Method = (parameters: object) => Promise<Response>;

/** GitHub's own client, as far as the calls need it: it is installed with its contract, and not with the project. */
interface Octokit {
  readonly rest: Readonly<Record<string, Readonly<Record<string, Method>>>>;
}

const repo = { owner: 'owner', repo: 'shop' };
const issue = { ...repo, issue_number: 1 };

/** A call, and what GitHub would respond. `owner` stands for the user of the token. */
type Call = readonly [method: string, parameters: object, expected: unknown];

const calls: readonly Call[] = [
  [
    'repos.createForAuthenticatedUser',
    { name: 'shop', description: 'A shop', private: true },
    { status: 201, data: { name: 'shop', description: 'A shop', private: true, owner: { login: 'owner' } } },
  ],
  ['repos.get', repo, { data: { name: 'shop', description: 'A shop', private: true } }],
  ['repos.listForAuthenticatedUser', {}, { data: [{ name: 'shop' }] }],
  ['repos.update', { ...repo, description: 'The shop' }, { data: { name: 'shop', description: 'The shop' } }],
  [
    'issues.create',
    { ...repo, title: 'Broken', body: 'It is', labels: ['bug'] },
    { status: 201, data: { number: 1, title: 'Broken', body: 'It is', state: 'open' } },
  ],
  ['issues.get', issue, { data: { title: 'Broken', body: 'It is' } }],
  ['issues.listForRepo', { ...repo, state: 'all' }, { data: [{ title: 'Broken' }] }],
  ['issues.createComment', { ...issue, body: 'Me too' }, { status: 201, data: { body: 'Me too' } }],
  ['issues.listComments', issue, { data: [{ body: 'Me too' }] }],
  ['issues.update', { ...issue, state: 'closed' }, { data: { title: 'Broken', state: 'closed' } }],
  ['issues.listForRepo', { ...repo, state: 'open' }, { data: [] }],
  [
    'issues.createLabel',
    { ...repo, name: 'later', color: 'ff0000' },
    { data: { name: 'later', color: 'ff0000' } },
  ],
  ['issues.getLabel', { ...repo, name: 'later' }, { data: { color: 'ff0000' } }],
  [
    'issues.addLabels',
    { ...issue, labels: ['later'] },
    { data: expect.arrayContaining([expect.objectContaining({ name: 'later' })]) },
  ],
  ['issues.createMilestone', { ...repo, title: 'v1' }, { data: { number: 1, title: 'v1', state: 'open' } }],
  ['issues.getMilestone', { ...repo, milestone_number: 1 }, { data: { title: 'v1' } }],
  [
    'repos.createRelease',
    { ...repo, tag_name: 'v1.0.0', name: 'One' },
    { status: 201, data: { id: 1, tag_name: 'v1.0.0', name: 'One', draft: false } },
  ],
  ['repos.getReleaseByTag', { ...repo, tag: 'v1.0.0' }, { data: { id: 1, name: 'One' } }],
  ['repos.getLatestRelease', repo, { data: { id: 1, tag_name: 'v1.0.0' } }],
  ['repos.deleteRelease', { ...repo, release_id: 1 }, { status: 204 }],
  [
    'repos.createWebhook',
    { ...repo, config: { url: 'https://example.com/hook' }, events: ['push'] },
    { status: 201, data: { config: { url: 'https://example.com/hook' }, events: ['push'] } },
  ],
  ['repos.listWebhooks', repo, { data: [{ events: ['push'] }] }],
  [
    'gists.create',
    { description: 'Notes', files: { 'a.txt': { content: 'Hello' } } },
    { status: 201, data: { description: 'Notes', files: { 'a.txt': { content: 'Hello' } } } },
  ],
  ['repos.delete', repo, { status: 204 }],
  ['repos.get', repo, { status: 404 }],
  ['issues.get', issue, { status: 404 }],
];

describe("GitHub's own client", () => {
  it('finds the service that it expects in 95 calls of a hundred', async () => {
    const child = spawn(process.execPath, [command, contract, '--ephemeral', '--port', '0', '--quiet'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
      const octokit = await createOctokit(/http:\/\/[^ ]+/.exec(line)?.[0] ?? '');
      const login = await loginOf(octokit);
      const misses: string[] = [];
      for (const [method, parameters, expected] of calls) {
        const response = await call(octokit, method, named(parameters, login) as object);
        try {
          expect(response).toMatchObject(named(expected, login) as object);
        } catch {
          misses.push(`${method} ${JSON.stringify(parameters)}: ${JSON.stringify(response).slice(0, 300)}`);
        }
      }
      // biome-ignore lint/suspicious/noConsole: these are the figures that the test is run for
      console.info(JSON.stringify({ calls: calls.length, misses }));
      expect(misses.length / calls.length).toBeLessThan(0.05);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });
});

async function createOctokit(baseUrl: string): Promise<Octokit> {
  const { Octokit } = (await import(client)) as { Octokit: new (options: object) => Octokit };
  const silent = () => {};
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return new Octokit({ auth: 'ghp_x', baseUrl, log });
}

async function loginOf(octokit: Octokit): Promise<unknown> {
  const { data } = await call(octokit, 'users.getAuthenticated', {});
  return Reflect.get(Object(data), 'login');
}

/** The response to a call, also where the client throws because of its status. */
async function call({ rest }: Octokit, method: string, parameters: object): Promise<Response> {
  const [group = '', name = ''] = method.split('.');
  const send = rest[group]?.[name];
  if (send === undefined) throw new Error(`the client has no ${method}`);
  try {
    const { status, data } = await send(parameters);
    return { status, data };
  } catch (error) {
    const status: unknown = Reflect.get(Object(error), 'status');
    if (typeof status !== 'number') throw error;
    return { status, data: String(error) };
  }
}

/** A value with the user's login in the places of `owner`. */
function named(value: unknown, login: unknown): unknown {
  if (value === 'owner') return login;
  if (Array.isArray(value)) return value.map((each) => named(each, login));
  if (typeof value !== 'object' || value === null || 'asymmetricMatch' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, named(each, login)]));
}
