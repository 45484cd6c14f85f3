import { describe, expect, it } from 'vitest';
import { parsePage, userPages } from '../support/markdown-page.ts';
import { isRun, runPage } from '../support/page-runner/page-runner.ts';
import { showsResponse } from '../support/page-runner/shown-response.ts';
import { runWorkflow } from '../support/page-runner/workflow-runner.ts';

describe('a shown response', () => {
  it.each([
    ['the same', '{"id":1}', '{"id":1}', true],
    ['in several lines', '{"id":1,\n "name":"Tea"}', '{"id":1,"name":"Tea"}\n', true],
    ['with a part left out', '{"id":1,…}', '{"id":1,"name":"Tea"}', true],
    ['with headers left out', 'HTTP/1.1 200 OK\n\n{}', 'HTTP/1.1 200 OK\r\nDate: now\r\n\r\n{}', true],
    ['with another value', '{"id":1}', '{"id":2}', false],
    [
      'with a header that is not there',
      'HTTP/1.1 200 OK\nETag: "a"\n\n{}',
      'HTTP/1.1 200 OK\r\n\r\n{}',
      false,
    ],
    ['without the last response', '{"id":1}', '{"id":1}\n{"id":2}', false],
  ])('%s', (_, shown, printed, expected) => {
    expect(showsResponse(shown, printed)).toBe(expected);
  });
});

describe('every command shown, and every response', () => {
  const pages = userPages().filter(({ blocks }) => blocks.some(isRun));

  it.concurrent.each(pages)('of $file is as it is', { timeout: 120_000 }, async (page) => {
    expect(await runPage(page)).toEqual([]);
  });
});

it('the workflow for CI is as it is, and ends well when the client sends what the contract allows', async () => {
  const block = parsePage('docs/testing.md').blocks.find(({ text }) => text.startsWith('# .github/'));
  const { succeeded, printed } = await runWorkflow(block?.text ?? '');
  expect(printed).toContain('GET /products');
  expect(succeeded, printed).toBe(true);
});

describe('a shell block that is not run', () => {
  it('says why', () => {
    const comments = userPages().flatMap(({ blocks }) =>
      blocks.filter((block) => block.language === 'sh' && !isRun(block)).map(({ comment }) => comment),
    );
    expect(comments.filter((comment) => comment.length < 'not run: because'.length)).toEqual([]);
  });
});
