import { expect } from 'vitest';
import type { TestSandbox } from './sandbox.ts';

export type ListName = 'customers' | 'accounts';

/**
 * Reads a list from its first page to its last, as a client does, and returns the ids on each page.
 * @param between runs after a page is read and before the next one is requested
 */
export async function collectPages(
  api: TestSandbox['api'],
  list: ListName,
  pageSize?: number,
  between: (pages: readonly string[][]) => Promise<void> = async () => {},
): Promise<string[][]> {
  const pages: string[][] = [];
  let query: Record<string, unknown> | undefined = pageSize === undefined ? {} : { pageSize };
  while (query !== undefined) {
    const { status, body } = await api.get(`/${list}`).query(query);
    expect({ status, message: body.message }).toEqual({ status: 200, message: undefined });
    pages.push(body.data.map(({ id }: { id: string }) => id));
    query = body.nextToken === undefined ? undefined : { nextToken: body.nextToken };
    if (query !== undefined) await between(pages);
  }
  return pages;
}

/** Every id in a list. */
export async function idsIn(api: TestSandbox['api'], list: ListName): Promise<string[]> {
  return (await collectPages(api, list, 100)).flat();
}
