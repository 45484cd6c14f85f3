import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/cli/commands/check.ts';
import type { CheckFormat } from '../../../src/config/check-format.ts';
import { ConfigError } from '../../../src/config/parse-config.ts';

const library = fileURLToPath(new URL('../../contracts/library.yaml', import.meta.url));

/** What `check --explain` prints of an operation of the library. */
async function explained(explain: string, format: CheckFormat = 'text'): Promise<string> {
  const lines: string[] = [];
  const options = { contract: library, allowRemoteRefs: false, format, explain };
  expect(await check(options, (line) => void lines.push(line))).toBe(0);
  return lines.join('\n');
}

describe('check --explain', () => {
  it('prints how an operation is served, and why', async () => {
    expect(await explained('listBooks')).toMatchInlineSnapshot(`
      "GET /authors/{authorId}/books (listBooks)
        behavior     stateful: list of authors/books
        item id      property id: a number, assigned by the server (ascending numbers)
        nested path  /authors/{}/books; {authorId} is the property authorId; below an item of authors, which must exist
        response     200, the rows are the whole body
        filter       genre: genre is one of its values
        filter       available: available is one of its values
        pagination   size by per_page, page by page"
    `);
  });

  it('takes a method and a path, and prints JSON', async () => {
    const { contract, operation } = JSON.parse(await explained('get /authors', 'json'));
    expect(contract).toEqual({ file: library });
    expect(operation).toMatchObject({ id: 'listAuthors', behavior: 'stateful', role: 'list', reasons: [] });
  });

  it('prints that an operation of the built-in contract has a handler', async () => {
    const lines: string[] = [];
    const options = { allowRemoteRefs: false, format: 'text' as const, explain: 'createCustomer' };
    await check(options, (line) => void lines.push(line));
    expect(lines.slice(1)).toEqual(['  behavior  custom', '  because   the service has a handler for it']);
  });

  it.each([
    'GET /authors/{authorId}',
    'get /authors/{authorId}',
    ' Get  /api/v1/authors/{authorId} ',
    'GET /authors/{id}',
    'GET /authors/7',
    'GET /api/v1/authors/7',
  ])('finds an operation by method and path: %s', async (name) => {
    expect(await explained(name)).toMatch(/^GET \/authors\/{authorId} \(getAuthor\)\n/);
  });

  it.each([
    ['listBook', 'Did you mean "listBooks"?'],
    ['GET /author', 'Did you mean "GET /authors"?'],
    ['GET /api/v1/author', 'Did you mean "GET /authors" or "POST /authors"?'],
    ['/authors', 'Did you mean "GET /authors" or "POST /authors"?'],
    ['DELETE /authors', 'Did you mean "GET /authors" or "POST /authors"'],
    ['DELETE /nothing/of/the/kind', '"METHOD /path".'],
  ])('refuses %s', async (name, message) => {
    const failing = explained(name);
    await expect(failing).rejects.toThrow(ConfigError);
    await expect(failing).rejects.toThrow(message);
  });
});
