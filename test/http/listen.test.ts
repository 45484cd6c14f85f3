import { once } from 'node:events';
import { Agent, type IncomingMessage, type RequestListener, request, type ServerResponse } from 'node:http';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { StartupError } from '../../src/errors.ts';
import { ExpressRequest, ExpressResponse } from '../../src/http/express/fast-prototypes.ts';
import { listen } from '../../src/http/listen.ts';
import { createSandbox } from '../../src/index.ts';
import { send, talk } from '../support/wire.ts';

const responding: RequestListener = (_req, res) => void res.end('done');

/** How long closing may take when there is nothing to wait for. */
const promptMs = 2_000;

describe('listening', () => {
  it('uses a free port of the address', async () => {
    const [one, other] = [await listen(responding, '127.0.0.1', 0), await listen(responding, '127.0.0.1', 0)];
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
    expect(other.url).not.toBe(one.url);
    expect((await send(one.url, { method: 'GET', path: '/' })).text).toBe('done');
    await Promise.all([one.close(), other.close()]);
  });

  it('creates requests and responses with the prototypes of Express', async () => {
    const kinds: RequestListener = (req, res) =>
      void res.end(`${req instanceof ExpressRequest} ${res instanceof ExpressResponse}`);
    const server = await listen(kinds, '127.0.0.1', 0);
    expect((await send(server.url, { method: 'GET', path: '/' })).text).toBe('true true');
    await server.close();
  });

  it('on every address has a URL that clients can use', async () => {
    const server = await listen(responding, '0.0.0.0', 0);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await send(server.url, { method: 'GET', path: '/' })).text).toBe('done');
    await server.close();
  });

  const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
    all?.some(({ address }) => address === '::1'),
  );

  it.skipIf(!hasIpv6)('on an IPv6 address has it in brackets in the URL', async () => {
    const server = await createSandbox({ host: '::1' });
    expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    const response = await fetch(`${server.url}/__admin/health`);
    expect(await response.json()).toEqual({ status: 'healthy' });
    await server.close();
  });

  it.skipIf(!hasIpv6).each(['127.0.0.1', 'localhost'])('on %s can be reached at ::1 too', async (host) => {
    const server = await listen(responding, host, 0);
    const { port, hostname } = new URL(server.url);
    expect(hostname).toBe(host);
    for (const address of ['127.0.0.1', '[::1]']) {
      expect((await send(`http://${address}:${port}`, { method: 'GET', path: '/' })).text).toBe('done');
    }
    await server.close();
    await expect(send(`http://[::1]:${port}`, { method: 'GET', path: '/' })).rejects.toThrow(
      /ECONNREFUSED|hang up/,
    );
  });

  it.skipIf(!hasIpv6)('closes once the requests at ::1 have their response', async () => {
    const slow: RequestListener = (_req, res) => void setTimeout(() => res.end('done'), 50);
    const server = await listen(slow, 'localhost', 0);
    const agent = new Agent({ keepAlive: true });
    const { port } = new URL(server.url);
    const outgoing = request({ host: '::1', port, agent }).end();
    await once(outgoing, 'finish');
    const response = once(outgoing, 'response');
    await new Promise((resolve) => setTimeout(resolve, 10));
    const closed = server.close();
    expect((await response)[0].statusCode).toBe(200);
    agent.destroy();
    await closed;
  });

  describe('drops a connection', () => {
    const stalledMs = 30;
    const long = Buffer.alloc(50_000_000);

    /** A client that sends a request and reads nothing, and the response to it. */
    async function stalled(respond: (res: ServerResponse) => unknown) {
      let arrive: (res: ServerResponse) => void = () => {};
      const arrival = new Promise<ServerResponse>((resolve) => {
        arrive = resolve;
      });
      const listener: RequestListener = (_req, res) => {
        respond(res);
        arrive(res);
      };
      const server = await listen(listener, '127.0.0.1', 0, { stalledMs });
      const client = connect({ host: '127.0.0.1', port: Number(new URL(server.url).port) }).pause();
      client.on('error', () => {}); // it may be reset
      client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
      const end = async () => {
        client.destroy();
        await server.close();
      };
      return { client, response: await arrival, end };
    }

    it.each<[string, (res: ServerResponse) => unknown]>([
      ['as a whole', (res) => res.end(long)],
      ['in parts', (res) => res.write(long)],
      ['as a stream', (res) => Readable.from([long, long]).pipe(res)],
    ])(
      'whose client reads nothing of a response that is sent %s',
      async (_, respond) => {
        const { response, end } = await stalled(respond);
        await once(response, 'close');
        await end();
      },
      promptMs,
    );

    it('and not that of a client that waits for its response', async () => {
      const { client, end } = await stalled((res) => setTimeout(() => res.end('late'), 3 * stalledMs));
      expect(String((await once(client.resume(), 'data'))[0])).toContain('late');
      await end();
    });
  });

  describe('closes, though a client keeps its connection,', () => {
    const sent = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

    /** A server that has a request, and the client of a connection that it does not end. */
    async function withPending(host: string) {
      const responses: ServerResponse[] = [];
      let arrived = () => {};
      const arrival = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const holding: RequestListener = (_req, res) => {
        responses.push(res);
        arrived();
      };
      const server = await listen(holding, 'localhost', 0);
      const client = connect({ host, port: Number(new URL(server.url).port) });
      client.write(sent);
      await arrival;
      return { server, client, responses, ended: once(client, 'close') };
    }

    it.each(hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'])(
      'once the request at %s has its response',
      async (host) => {
        const { server, client, responses, ended } = await withPending(host);
        const closed = server.close();
        responses[0]?.end('done');
        expect(String((await once(client, 'data'))[0])).toContain('done');
        await Promise.all([closed, ended]);
      },
      promptMs,
    );

    it(
      'and says so in the response to what the client sends meanwhile',
      async () => {
        const { server, client, responses, ended } = await withPending('127.0.0.1');
        const closed = server.close();
        client.write(sent);
        responses[0]?.end('first');
        let text = '';
        for await (const chunk of client) {
          text += chunk;
          responses[1]?.end('second');
        }
        expect(text).toMatch(/first.*\r\nConnection: close\r\n.*second/s);
        await Promise.all([closed, ended]);
      },
      promptMs,
    );
  });

  it('on a port in use fails with a message that says what to do', async () => {
    const first = await createSandbox();
    const { port } = new URL(first.url);
    const second = createSandbox({ port: Number(port) });
    await expect(second).rejects.toBeInstanceOf(StartupError);
    await expect(second).rejects.toThrow(
      new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use: .*--port .*\\.$`),
    );
    await first.close();
  });

  it('on an address of another machine fails, too', async () => {
    const rejected = listen(responding, '192.0.2.1', 0);
    await expect(rejected).rejects.toBeInstanceOf(StartupError);
    await expect(rejected).rejects.toThrow(/^192\.0\.2\.1.*--host.*\.$/);
  });
});

/** A response as it was received. */
function parseResponse(response: string) {
  const [head = '', body = ''] = response.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.split(':', 1).join('').toLowerCase(), line.replace(/^[^:]*: /, '')]),
  );
  return { status: Number(statusLine.split(' ')[1]), headers, body };
}

describe('what Node cannot parse as a request', () => {
  it.each([
    { what: 'garbage', sent: 'garbage\r\n\r\n', status: 400 },
    { what: 'a TLS handshake', sent: Buffer.from('16030100f5010000f10303', 'hex'), status: 400 },
    { what: 'an unknown version', sent: 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n', status: 400 },
    { what: 'an unknown method', sent: 'MAKE / HTTP/1.1\r\nHost: localhost\r\n\r\n', status: 400 },
    { what: 'a header without a colon', sent: 'GET / HTTP/1.1\r\nHost: localhost\r\nx\r\n\r\n', status: 400 },
    {
      what: 'two lengths',
      sent: 'POST /customers HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      status: 400,
    },
    {
      what: 'a length and chunks',
      sent: 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      status: 400,
    },
    {
      what: 'a control character in the path',
      sent: 'GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n',
      status: 400,
    },
    {
      what: 'headers of 20 KB',
      sent: `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      status: 431,
    },
    {
      what: 'a path of 20 KB',
      sent: `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      status: 431,
    },
  ])('$what is $status in the shape of the contract', async ({ sent, status }) => {
    const failures: string[] = [];
    const sandbox = await createSandbox({ log: { failure: (text) => void failures.push(text) } });
    const response = parseResponse(await talk(sandbox.url, sent));
    expect(response.status).toBe(status);
    expect(response.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(response.body)),
      connection: 'close',
    });
    expect(JSON.parse(response.body)).toEqual({ message: expect.stringMatching(/^.{1,500}$/) });
    const next = await send(sandbox.url, { method: 'GET', path: '/__admin/health' });
    expect(next.status).toBe(200);
    await sandbox.close();
    expect(failures).toEqual([]);
  });

  it.each([
    {
      what: 'HTTP/1.1 without a Host',
      sent: 'GET /customers HTTP/1.1\r\nConnection: close\r\n\r\n',
      status: 400,
    },
    {
      what: 'an unknown expectation',
      sent: 'GET /customers HTTP/1.1\r\nHost: localhost\r\nExpect: wonders\r\nConnection: close\r\n\r\n',
      status: 417,
    },
  ])('$what is $status in the shape of the contract', async ({ sent, status }) => {
    const sandbox = await createSandbox();
    const response = parseResponse(await talk(sandbox.url, sent));
    await sandbox.close();
    expect(response.status).toBe(status);
    expect(JSON.parse(response.body)).toEqual({ message: expect.stringMatching(/^.{1,500}$/) });
  });

  it('does not include HTTP/1.0 without a Host', async () => {
    const sandbox = await createSandbox();
    const response = parseResponse(await talk(sandbox.url, 'GET /__admin/health HTTP/1.0\r\n\r\n'));
    await sandbox.close();
    expect(response.status).toBe(200);
  });

  it.each([
    { target: '*', method: 'GET' },
    { target: 'http://localhost/customers?pageSize=1', method: 'GET' },
    { target: 'http://localhost:99999/', method: 'GET' },
    { target: '/customers/../..', method: 'GET' },
    { target: '//', method: 'GET' },
    { target: '?', method: 'GET' },
  ])('$method $target gets a response in the shape of the contract', async ({ target, method }) => {
    const failures: string[] = [];
    const sandbox = await createSandbox({ log: { failure: (text) => void failures.push(text) } });
    const sent = `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n`;
    const response = parseResponse(await talk(sandbox.url, sent));
    await sandbox.close();
    expect(response.status).toBeGreaterThanOrEqual(200);
    expect(response.status).toBeLessThan(500);
    expect(response.headers['content-type']).toBe('application/json');
    expect(failures).toEqual([]);
  });
});

it('responds to OPTIONS of the whole server', async () => {
  const sandbox = await createSandbox();
  const sent = 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
  const response = parseResponse(await talk(sandbox.url, sent));
  await sandbox.close();
  expect(response.status).toBe(204);
});

describe('closing', () => {
  it('does not wait for a client that keeps its connection', async () => {
    const server = await listen(responding, '127.0.0.1', 0);
    const agent = new Agent({ keepAlive: true });
    const { port } = new URL(server.url);
    const sentRequest = request({ port, host: '127.0.0.1', agent }).end();
    const [response] = (await once(sentRequest, 'response')) as [IncomingMessage];
    response.resume();
    await once(response, 'end');
    expect(await durationMs(server.close())).toBeLessThan(promptMs);
    agent.destroy();
  });

  it('does not wait for a client that has connected and sent nothing', async () => {
    const server = await listen(responding, '127.0.0.1', 0);
    const { port } = new URL(server.url);
    const silent = connect({ port: Number(port), host: '127.0.0.1' });
    silent.on('error', () => {});
    await once(silent, 'connect');
    // The response to another connection comes only after the silent one was accepted.
    await send(server.url, { method: 'GET', path: '/' });
    expect(await durationMs(server.close())).toBeLessThan(promptMs);
    silent.destroy();
  });

  it('waits for pending requests, and accepts no new ones', async () => {
    let arrived: (res: ServerResponse) => void;
    const pendingResponse = new Promise<ServerResponse>((resolve) => {
      arrived = resolve;
    });
    const server = await listen((_req, res) => arrived(res), '127.0.0.1', 0);
    const response = send(server.url, { method: 'GET', path: '/' });
    const pending = await pendingResponse;
    const closed = server.close();
    await expect(send(server.url, { method: 'GET', path: '/' })).rejects.toThrow();
    pending.end('late');
    expect((await response).text).toBe('late');
    await closed;
  });

  it('frees the port', async () => {
    const first = await createSandbox();
    const { port } = new URL(first.url);
    await first.close();
    const blocker = createServer().listen(Number(port), '127.0.0.1');
    await once(blocker, 'listening');
    blocker.close();
  });
});

async function durationMs(done: Promise<void>): Promise<number> {
  const start = performance.now();
  await done;
  return performance.now() - start;
}

describe('a connection that the server has ended', () => {
  it('is given up when the client does not close its half', async () => {
    const server = await listen(responding, '127.0.0.1', 0);
    const socket = connect({
      port: Number(new URL(server.url).port),
      host: '127.0.0.1',
      allowHalfOpen: true,
    });
    socket.write('nonsense\r\n\r\n');
    socket.resume();
    await once(socket, 'end');
    // What is written to a connection that is gone fails, soon after.
    const writing = setInterval(() => socket.write('x'), 20);
    const [error] = await once(socket, 'close', { signal: AbortSignal.timeout(10_000) }).catch((failure) => [
      failure,
    ]);
    clearInterval(writing);
    expect(error === true || /ECONNRESET|EPIPE/.test(Object(error).code)).toBe(true);
    await server.close();
  });
});

describe('the headers of a request', () => {
  it('all arrive, however many there are', async () => {
    const showing: RequestListener = (req, res) => void res.end(`late is ${req.headers.late}`);
    const server = await listen(showing, '127.0.0.1', 0);
    const many = Array.from({ length: 2_100 }, (_, n) => `a${n}:\r\n`).join('');
    const head = `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${many}Late: here\r\n\r\n`;
    expect(await talk(server.url, head)).toContain('late is here');
    await server.close();
  });

  it('has one Host', async () => {
    const running = await createSandbox();
    for (const second of ['localhost', 'evil.test']) {
      const head = `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nhOST: ${second}\r\n\r\n`;
      expect(await talk(running.url, head)).toMatch(/^HTTP\/1\.1 400 [\s\S]*several Host headers: send one/);
    }
    await running.close();
  });
});

describe('a request with a response before its body ends wrongly', () => {
  it('has no second response', async () => {
    const server = await listen(responding, '127.0.0.1', 0);
    const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
    const response = await talk(server.url, `${head}no chunk\r\n`);
    const late = await talkInTurns(server.url, head, 'no chunk\r\n');
    expect(response.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(late.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(late).toContain('done');
    await server.close();
  });
});

/** Sends one part, waits for the first data, sends the other, and returns all that is received. */
async function talkInTurns(url: string, first: string, second: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(first);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) {
    if (chunks.push(chunk) === 1) socket.write(second);
  }
  return Buffer.concat(chunks).toString();
}
