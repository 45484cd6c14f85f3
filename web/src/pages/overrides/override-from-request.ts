import type { JournalEntry } from '../../api/client.ts';
import { decoded } from '../../api/place.ts';
import { emptyDraft, type OverrideDraft } from './override-draft.ts';

/** An override of the requests that are like one of the journal, with its response: a start to change it from. */
export function draftFromRequest({ operation, request, response }: JournalEntry): OverrideDraft {
  const when = {
    ...pathIn(operation?.path, request.url),
    ...queryIn(request.url),
    ...(isObject(request.body?.json) && { body: request.body.json }),
  };
  const hasBody = response.body !== undefined && 'json' in response.body;
  return {
    ...emptyDraft,
    operation: operation?.id ?? '',
    when: Object.keys(when).length === 0 ? '' : JSON.stringify(when, null, 2),
    status: response.status === 0 ? '' : `${response.status}`,
    body: hasBody ? JSON.stringify(response.body?.json, null, 2) : '',
  };
}

/** The path, where the operation has parameters in it: without the prefix of a session and of the servers. */
function pathIn(template: string | undefined, url: string): { path?: Record<string, string> } {
  if (template === undefined || !template.includes('{')) return {};
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const pattern = template
    .split(/\{[^}]+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^/?]+)');
  const found = new RegExp(`${pattern}$`).exec(url.split('?', 1)[0] ?? '');
  if (found === null) return {};
  return { path: Object.fromEntries(names.map((name, at) => [name, decoded(found[at + 1] ?? '')])) };
}

/** The query without secrets and without what is for the sandbox; of a repeated parameter all values. */
function queryIn(url: string): { query?: Record<string, unknown> } {
  const at = url.indexOf('?');
  const pairs = new URLSearchParams(at < 0 ? '' : url.slice(at));
  const names = [...new Set(pairs.keys())].filter(
    (name) => !name.startsWith('__') && !name.includes('[') && pairs.get(name) !== '[redacted]',
  );
  if (names.length === 0) return {};
  return {
    query: Object.fromEntries(
      names.map((name) => {
        const values = pairs.getAll(name);
        return [name, values.length === 1 ? values[0] : values];
      }),
    ),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
