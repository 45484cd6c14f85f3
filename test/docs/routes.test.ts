import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../support/markdown-page.ts';

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
