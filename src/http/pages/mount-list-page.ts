import { html } from './html.ts';
import { plainPage } from './plain-page.ts';

/** An API in the list of several at one address. */
export interface ListedApi {
  readonly title: string;
  /** The prefix of its paths. */
  readonly path: string;
  /** The address of its contract. */
  readonly openapi: string;
}

/** Renders the list of the APIs at one address as an HTML page. */
export function mountListPage(apis: readonly ListedApi[]): string {
  const cards = apis.map(
    ({ title, path, openapi }) =>
      html`<li><strong>${title}</strong><p class="soft">at <code>${path === '' ? '/' : path}</code></p>
<p class="row"><a href="${path}/__console/">Console</a> <a href="${path}/__docs/">API reference</a> <a href="${openapi}">Contract</a></p></li>`,
  );
  return plainPage(
    'togai-sandbox',
    html`<h1>togai-sandbox</h1>
<p class="soft">${apis.length} APIs at this address</p>
<ul class="cards">${cards}</ul>`,
  );
}
