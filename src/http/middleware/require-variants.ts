import type { Request } from 'express';
import { declaredMediaType } from '../../codecs/media-types.ts';
import { SandboxError } from '../../errors.ts';
import type { Operation } from '../../openapi/operations.ts';
import { decodePathText, type QueryCondition } from '../../openapi/paths/path-key.ts';

/**
 * Of the operations with the same method and path, those that a request can be for by its query: the ones whose
 * condition it meets, else those without one. The first is the one whose body the headers fit.
 * @returns none where there are none to choose from
 * @throws SandboxError `not-found` when every operation has a condition, and none is met.
 */
export function requireVariants(variants: readonly Operation[], req: Request): readonly Operation[] {
  const [first, ...others] = variants;
  if (first === undefined || (others.length === 0 && first.condition === undefined)) return variants;
  const query = sentQuery(req.url);
  const met = variants.filter(({ condition = [] }) => condition.every((each) => isMet(each, query)));
  const most = met[0]?.condition?.length ?? 0;
  const candidates = met.filter(({ condition = [] }) => condition.length === most);
  if (candidates.length === 0) throw conditionNotMet(req, variants);
  return candidates.toSorted((a, b) => Number(takesBody(b, req)) - Number(takesBody(a, req)));
}

/** The pairs of a query, without percent-encoding. */
function sentQuery(url: string): readonly (readonly [string, string])[] {
  const [, query = ''] = url.split('?', 2);
  return query.split('&').map((pair) => {
    const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
    return [decodePathText(name), decodePathText(value.join('='))];
  });
}

function isMet([name, value]: QueryCondition, query: ReturnType<typeof sentQuery>): boolean {
  return query.some(([sent, text]) => sent === name && (value === undefined || value === text));
}

function takesBody({ requestBody }: Operation, req: Request): boolean {
  const mediaType = req.headers['content-type'];
  if (mediaType === undefined) return requestBody?.required !== true;
  return requestBody !== undefined && declaredMediaType(requestBody.content, mediaType) !== undefined;
}

function conditionNotMet(req: Request, variants: readonly Operation[]): SandboxError {
  const queries = variants.map(({ condition = [] }) =>
    condition.map(([name, value]) => (value === undefined ? name : `${name}=${value}`)).join('&'),
  );
  const list = queries.map((query) => `?${query}`).join(' or ');
  return new SandboxError('not-found', `${req.path} is served with ${list} only: add it`);
}
