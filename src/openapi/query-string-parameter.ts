import type { Parameter } from './document.ts';

/** What each parameter that is the whole query is read as; the same object for the same declaration. */
const known = new WeakMap<Parameter, Parameter>();

/** As which a query is read where nothing is said of its form. */
const formType = 'application/x-www-form-urlencoded';

/**
 * A parameter as it is read: one that describes the whole query (`in: querystring`, OpenAPI 3.2) is an object whose
 * properties are parameters of their own where the query is a form, and the decoded text or its JSON elsewhere.
 */
export function readableParameter(parameter: Parameter): Parameter {
  if ((parameter.in as string) !== 'querystring') return parameter;
  const before = known.get(parameter);
  if (before !== undefined) return before;
  const { content = {}, ...rest } = parameter;
  const [[mediaType, media] = [formType, { schema: rest.schema }]] = Object.entries(content);
  const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(mediaType);
  const read: Parameter = isForm
    ? { ...rest, in: 'query', style: 'form', explode: true, ...(media.schema && { schema: media.schema }) }
    : { ...rest, in: 'query', isWholeQuery: true, content };
  known.set(parameter, read);
  return read;
}

/** The parameters of a request: the whole query is no parameter beside others of the query, nor is it one twice. */
export function withoutRivals(parameters: readonly Parameter[]): readonly Parameter[] {
  const queries = parameters.filter(({ in: place }) => place === 'query');
  if (queries.length < 2 || !queries.some(({ isWholeQuery }) => isWholeQuery)) return parameters;
  const [kept] = queries.filter(({ isWholeQuery }) => !isWholeQuery);
  return parameters.filter(
    (parameter) => !parameter.isWholeQuery || (kept === undefined && parameter === queries[0]),
  );
}
