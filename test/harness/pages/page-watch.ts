import type { ConsoleMessage, Page, Request, Response } from '@playwright/test';

/** What a page did that none may do. */
export interface PageWatch {
  /** One message each, in the order of events. */
  readonly issues: readonly string[];
}

/** Chromium's own line for a response of 400 and more; `watchPage` looks at the responses themselves. */
const failedResponse = /^Failed to load resource: the server responded with a status/;

/** The files of the pages: what is missing there is an error, unlike a refusal of the API. */
const pageFile = /\/__(?:console|docs)\/(?!.*\/__admin\/)|\/favicon\.ico$/;

/**
 * Watches a page: it may send requests to its own sandbox only, must find its files, and write no error to the
 * browser's console, where violations of its content security policy are reported too.
 */
export function watchPage(page: Page, origin: string): PageWatch {
  const issues: string[] = [];
  page.on('request', (request: Request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(?:data|blob):/.test(url))
      issues.push(`sends a request to ${url}`);
  });
  page.on('response', (response: Response) => {
    const [url, status] = [response.url(), response.status()];
    if (status >= 500 || (status >= 400 && pageFile.test(url))) issues.push(`gets ${status} for ${url}`);
  });
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' && !failedResponse.test(message.text()))
      issues.push(`writes an error: ${message.text()}`);
  });
  page.on('pageerror', (error) => issues.push(`throws ${error.message}`));
  return { issues };
}
