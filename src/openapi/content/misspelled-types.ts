/** Names that contracts give media types by mistake, in lower case, and those that they mean. */
const meantTypes: Readonly<Record<string, readonly [string, ...string[]]>> = {
  json: ['application/json'],
  applicationjson: ['application/json'],
  'applcation/json': ['application/json'],
  'aplication/json': ['application/json'],
  'json/application': ['application/json'],
  xml: ['application/xml'],
  'plain/text': ['text/plain'],
  'form-data': ['multipart/form-data'],
  'application/form-data': ['multipart/form-data'],
  'application/multipart/form-data': ['multipart/form-data'],
  'multipart-form-data': ['multipart/form-data'],
  'multipart/form': ['multipart/form-data'],
  'multipart/formdata': ['multipart/form-data'],
  'x-www-form-urlencoded': ['application/x-www-form-urlencoded'],
  'application/form-urlencoded': ['application/x-www-form-urlencoded'],
  'application/x-www-form-urlencode': ['application/x-www-form-urlencoded'],
  'application/x-www-urlencoded': ['application/x-www-form-urlencoded'],
  'text/x-www-form-urlencoded': ['application/x-www-form-urlencoded'],
  'multipart/x-www-form-urlencoded': ['application/x-www-form-urlencoded', 'multipart/form-data'],
};

/**
 * The media types that are meant by a name which no media type has; `undefined` for any other name.
 * @example meantMediaTypes('application/form-data') // ['multipart/form-data']
 */
export function meantMediaTypes(name: string): readonly [string, ...string[]] | undefined {
  const [essence = ''] = name.toLowerCase().split(/[;,]/, 1);
  const known = essence.trim();
  if (Object.hasOwn(meantTypes, known)) return meantTypes[known];
  // Parameters follow a semicolon: with a comma it is a list of two types.
  return known === 'application/json' && /^[^;]*,/.test(name) ? ['application/json'] : undefined;
}
