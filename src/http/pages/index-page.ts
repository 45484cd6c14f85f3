import { type Html, html } from './html.ts';
import { plainPage } from './plain-page.ts';
import type { ListedOperation, SandboxIndex } from './sandbox-index.ts';

/** Renders the index as an HTML page. */
export function indexPage(index: SandboxIndex): string {
  return plainPage(
    index.contract,
    html`<h1>${index.contract}</h1>
<p class="soft">Served by togai-sandbox at <code>${index.api}</code></p>
${pageCards(index)}
${listOf('Contract', index.documentation.map(link))}
${listOf('Collections', collectionLinks(index))}
${commands(index)}
${listOf('Admin API', [index.health, index.state, index.requests].map(link))}
${operationTable(index.operations)}`,
  );
}

function pageCards({ console, reference }: SandboxIndex): Html {
  const cards = [
    console && html`<li><a href="${console}">Console</a> Stored data, requests, overrides, sessions</li>`,
    reference && html`<li><a href="${reference}">API reference</a> Every operation, to read and to try</li>`,
  ];
  return html`<ul class="cards">${cards.filter((card) => typeof card === 'object')}</ul>`;
}

function listOf(title: string, items: readonly Html[]): Html {
  if (items.length === 0) return html``;
  return html`<h2>${title}</h2><ul class="row">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function collectionLinks({ collections, console }: SandboxIndex): readonly Html[] {
  return collections.map((name) =>
    console === undefined
      ? html`<code>${name}</code>`
      : html`<a href="${console}#/data/${encodeURIComponent(name)}">${name}</a>`,
  );
}

function commands(index: SandboxIndex): Html {
  const all = [
    index.try && (['Read something', index.try] as const),
    index.try &&
      (['See a failure, whatever the contract declares', `${index.try} -H 'Prefer: code=503'`] as const),
    ['Delete what was stored since the start', index.reset] as const,
  ];
  const shown = all.filter((each) => typeof each === 'object');
  return html`<h2>Try it</h2>
${shown.map(([purpose, command]) => html`<p>${purpose}</p><pre tabindex="0">${command}</pre>`)}`;
}

/** More operations than this are folded. */
const manyOperations = 40;

function operationTable(operations: readonly ListedOperation[]): Html {
  const rows = operations.map(
    ({ method, path, id }) =>
      html`<tr><td><code>${method}</code></td><td><code>${path}</code></td><td class="soft">${id}</td></tr>
`,
  );
  const head = html`<thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">Id</th></tr></thead>`;
  const table = html`<table>${head}<tbody>${rows}</tbody></table>`;
  const title = html`<h2>Operations</h2>`;
  return operations.length <= manyOperations
    ? html`${title}${table}`
    : html`${title}<details><summary>${operations.length} operations</summary>${table}</details>`;
}

function link(address: string): Html {
  return html`<a href="${address}">${address}</a>`;
}
