import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allPages, type MarkdownPage, parsePage, userPages } from '../support/markdown-page.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = allPages();
const byFile = new Map(pages.map((page) => [page.file, page]));

/** Whether a link leads to a file of the repository, and to a heading of it where it names one. */
function isBroken(page: MarkdownPage, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return false;
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page.file : posix.normalize(posix.join(posix.dirname(page.file), path));
  if (!existsSync(join(root, file))) return true;
  return anchor !== undefined && !byFile.get(file)?.anchors.has(anchor);
}

describe('links', () => {
  it.each(pages)('of $file lead somewhere', (page) => {
    expect(page.links.filter((link) => isBroken(page, link))).toEqual([]);
  });

  it('lead from README to every page of docs/', () => {
    const linked = new Set(parsePage('README.md').links.map((link) => link.split('#')[0]));
    const files = userPages().map(({ file }) => file);
    expect(files.filter((file) => file.startsWith('docs/') && !linked.has(file))).toEqual([]);
  });
});

it('README is two pages', () => {
  expect(parsePage('README.md').text.split('\n').length).toBeLessThanOrEqual(150);
});
