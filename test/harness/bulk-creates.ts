import type { SentRequest } from './client.ts';

interface Row {
  readonly name: string;
  readonly count: number;
  readonly tags: readonly string[];
}

/** A body with many rows in each format that a list can be sent in. */
const formats: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
  'application/json': (rows) => JSON.stringify(rows),
  'application/x-ndjson': (rows) => rows.map((row) => JSON.stringify(row)).join('\n'),
  'text/csv': (rows) =>
    ['name,count,tags']
      .concat(
        rows.map(
          ({ name, count, tags }) => `${name},${count},"${JSON.stringify(tags).replaceAll('"', '""')}"`,
        ),
      )
      .join('\r\n'),
  'application/xml': (rows) => `<crates>${rows.map(xmlOf).join('')}</crates>`,
  'application/yaml': (rows) =>
    rows
      .map(
        ({ name, count, tags }) =>
          `- name: ${name}\n  count: ${count}\n  tags:\n    - ${tags.join('\n    - ')}\n`,
      )
      .join(''),
};

function xmlOf({ name, count, tags }: Row): string {
  const tagged = tags.map((tag) => `<tags>${tag}</tags>`).join('');
  return `<crate><name>${name}</name><count>${count}</count>${tagged}</crate>`;
}

const crates = {
  type: 'array',
  xml: { name: 'crates' },
  items: {
    type: 'object',
    xml: { name: 'crate' },
    properties: {
      id: { type: 'integer', readOnly: true },
      name: { type: 'string' },
      count: { type: 'integer' },
      tags: { type: 'array', items: { type: 'string' } },
    },
  },
};
const content = Object.fromEntries(Object.keys(formats).map((mediaType) => [mediaType, { schema: crates }]));

/** The paths of a collection whose items are created many at a time. */
export const bulkPaths = {
  '/crates': {
    get: { operationId: 'listCrates', responses: { 200: { description: 'ok', content } } },
    post: {
      operationId: 'createCrates',
      requestBody: { required: true, content },
      responses: { 201: { description: 'created', content } },
    },
  },
};

/** A request for each format that creates many items, and is answered with all of them in the same format. */
export function bulkCreates(
  count: number,
): readonly { readonly name: string; readonly request: SentRequest }[] {
  const rows = Array.from({ length: count }, (_, at) => ({
    name: `crate ${at}`,
    count: at,
    tags: ['a', `t${at % 7}`],
  }));
  return Object.entries(formats).map(([mediaType, write]) => ({
    name: `bulk create in ${mediaType}`,
    request: {
      method: 'POST',
      path: '/crates',
      headers: { 'content-type': mediaType, accept: mediaType },
      body: write(rows),
    },
  }));
}
