import express from 'express';
import supertest from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { headAsGet } from '../../../src/http/middleware/head-as-get.ts';
import { pagesBeside, serveWebPages, webPages } from '../../../src/http/pages/web-pages.ts';
import { createPathMatcher } from '../../../src/openapi/paths/path-matcher.ts';
import { contractFolder } from '../../support/contract-folder.ts';
import { contractSandbox } from '../../support/contract-sandbox.ts';
import { sandbox } from '../../support/sandbox.ts';

const files = contractFolder({
  'page/index.html': '<!doctype html><title>A page</title>',
  'page/assets/index-h4sh.js': 'export {}',
  'page/assets/index-h4sh.css': ':root {}',
  'page/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'secret.txt': 'not of the page',
});
afterAll(() => files.remove());

const page = { path: '/__page', folder: files.path('page'), policy: "default-src 'self'" };

function pageApp(declaredPaths: readonly string[] = []) {
  const app = express();
  app.use(headAsGet(createPathMatcher([])));
  app.use(serveWebPages(pagesBeside(declaredPaths, [page])));
  app.use((_req, res) => void res.status(299).send('the next step'));
  return supertest(app);
}

describe('the files of a page', () => {
  it.each([
    ['/__page/', 'text/html; charset=utf-8', 'no-cache'],
    ['/__page/?session=w3', 'text/html; charset=utf-8', 'no-cache'],
    ['/__page/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/__page/icon.svg', 'image/svg+xml', 'no-cache'],
    ['/__page/assets/index-h4sh.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/__page/assets/index-h4sh.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ])('%s is %s, cached as %s', async (path, type, caching) => {
    const { status, headers } = await pageApp().get(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, caching]);
    expect(headers['content-security-policy']).toBe(page.policy);
    const head = await pageApp().head(path);
    expect([head.status, head.headers.etag, head.text]).toEqual([200, headers.etag, undefined]);
  });

  it.each(['/__page/', '/__page/assets/index-h4sh.js'])('%s is 304 for who has it', async (path) => {
    const { headers } = await pageApp().get(path);
    expect(
      (
        await pageApp()
          .get(path)
          .set('If-None-Match', headers.etag ?? '')
      ).status,
    ).toBe(304);
    expect((await pageApp().get(path).set('If-None-Match', '"other"')).status).toBe(200);
  });

  it('has another tag when its content is another, whatever its size and date', async () => {
    const [before, after] = ['<p>a</p>', '<p>b</p>'].map((text) => contractFolder({ 'index.html': text }));
    const tags = [];
    for (const folder of [before, after]) {
      const app = express().use(serveWebPages([{ ...page, folder: folder?.path('') ?? '' }]));
      tags.push((await supertest(app).get('/__page/')).headers.etag);
      folder?.remove();
    }
    expect(tags[0]).not.toBe(tags[1]);
  });

  it.each([
    '/__page/unknown.js',
    '/__page/assets',
    '/__page/assets/',
    '/__page/../secret.txt',
    '/__page/..%2fsecret.txt',
    '/__page/%2e%2e/secret.txt',
    '/__page/..%5csecret.txt',
    '/__page/%00',
    '/__page/%',
    '/__page//etc/passwd',
  ])('%s is a 404 that says where the page is', async (path) => {
    const response = await pageApp().get(path);
    if (response.status === 299) return; // the client has shortened the path itself, which is none of the page then
    expect([response.status, response.type]).toEqual([404, 'application/problem+json']);
    expect(response.body.detail).toContain('open /__page/');
  });

  it.each([
    ['/__page', '__page/'],
    ['/__page?session=w3', '__page/?session=w3'],
  ])('%s leads to %s, relative to whatever precedes it', async (path, location) => {
    const { status, headers } = await pageApp().get(path);
    expect([status, headers.location]).toEqual([307, location]);
  });

  it.each(['post', 'put', 'delete'] as const)('%s is not allowed', async (method) => {
    const { status, headers } = await pageApp()[method]('/__page/');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it.each(['/', '/pages', '/__pages', '/__page2/x', '/a/__page/'])('%s is of another step', async (path) => {
    expect((await pageApp().get(path)).status).toBe(299);
  });

  it.each(['/__page', '/__page/', '/__page/{id}'])(
    'leaves the page to a contract that has %s',
    async (path) => {
      expect((await pageApp(['/pets', path]).get('/__page/')).status).toBe(299);
    },
  );
});

describe('the console and the reference', () => {
  const isServed = [200, 404]; // 404 where the package is not built

  it.each([
    '/__console/',
    '/__session/w3/__console/',
    '/__console/unknown',
    '/__docs/',
    '/__session/w3/__docs/',
  ])('is at %s without a token, and is not recorded', async (path) => {
    const { anonymous, api } = await sandbox({ tokens: ['secret'] });
    expect(isServed).toContain((await anonymous.get(path)).status);
    const { body } = await api.get('/__admin/requests').set('Authorization', 'Bearer secret');
    expect(body.requests).toEqual([]);
  });

  it('is what the contract says, where it says something', async () => {
    const paths = { '/__console': { get: { responses: { 200: { description: 'Ours', content: {} } } } } };
    const { api } = await contractSandbox({ openapi: '3.0.3', info: { title: 'T', version: '1' }, paths });
    expect((await api.get('/__console')).status).toBe(200);
    expect((await api.get('/__console/')).type).not.toBe('text/html');
  });

  it.each(webPages)(
    'loads nothing from elsewhere, and runs no script of the contract: $path',
    ({ policy }) => {
      const directives = new Map(
        policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]),
      );
      expect(directives.get('default-src')).toEqual(["'none'"]);
      expect(directives.get('script-src')).toEqual(["'self'"]);
      expect(directives.get('connect-src')).toEqual(["'self'"]);
      expect(
        [...directives.values()].flat().filter((source) => !/^('self'|'none'|data:)$/.test(source)),
      ).toEqual([]);
    },
  );

  it('is there beside a path that any name fits', async () => {
    const parameters = [{ name: 'slug', in: 'path', required: true, schema: { type: 'string' } }];
    const paths = { '/{slug}': { parameters, get: { responses: { 204: { description: 'Any' } } } } };
    const { api } = await contractSandbox({ openapi: '3.0.3', info: { title: 'T', version: '1' }, paths });
    expect((await api.get('/__console')).status).toBe(307);
    expect((await api.get('/__consoles')).status).toBe(204);
  });
});
