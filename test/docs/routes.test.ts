import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../support/markdown-page.ts';
import { isRun } from '../support/page-runner/page-runner.ts';

/** The routes of a contract of ours, such as `GET /customers`. */
function declaredRoutes(contract: string): readonly string[] {
  const text = readFileSync(fileURLToPath(new URL(`../../openapi/${contract}`, import.meta.url)), 'utf8');
  const { paths } = load(text) as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => /^(get|put|post|patch|delete)$/.test(key))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** The routes that begin the rows of the tables of a page. */
function listedRoutes(file: string): readonly string[] {
  return [...parsePage(file).text.matchAll(/^\| `([A-Z]+ \/[^`]*)`/gm)].map(([, route = '']) => route);
}

describe('the table of routes', () => {
  it.each([
    ['docs/admin-api.md', 'admin.yaml'],
    ['docs/togai.md', 'togai.yaml'],
  ])('of %s is complete', (file, contract) => {
    expect([...new Set(listedRoutes(file))].sort()).toEqual([...declaredRoutes(contract)].sort());
  });
});

/** The requests of the commands of a page that are run, such as `PUT /__admin/snapshots/one`. */
function shownRequests(file: string): readonly string[] {
  const lines = parsePage(file)
    .blocks.filter(isRun)
    .flatMap(({ text }) => text.split('\n'));
  return lines.flatMap((line) => {
    const [, path] = /:4010(\/[^\s'?]*)/.exec(line) ?? [];
    if (!line.startsWith('curl') || path === undefined) return [];
    const [, method = / -d /.test(line) ? 'POST' : 'GET'] = / -X ([A-Z]+) /.exec(line) ?? [];
    return [`${method} ${path}`];
  });
}

it('every route of the admin API is shown with a request that is run', () => {
  const requests = ['admin-api', 'demo-data'].flatMap((page) => shownRequests(`docs/${page}.md`));
  const missing = declaredRoutes('admin.yaml').filter((route) => {
    const pattern = new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return !requests.some((request) => pattern.test(request));
  });
  expect(missing).toEqual([]);
});

it('every page of the console has a section', () => {
  const pages = readFileSync(fileURLToPath(new URL('../../web/src/pages.ts', import.meta.url)), 'utf8');
  const titles = [...pages.matchAll(/title: '(.*?)'/g)].map(([, title]) => title);
  const { text } = parsePage('docs/console.md');
  expect(titles).not.toEqual([]);
  expect(titles.filter((title) => !text.includes(`\n## ${title}\n`))).toEqual([]);
});
