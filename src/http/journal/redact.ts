import type { SecurityScheme } from '../../openapi/document.ts';

/** Tells what of a request is a secret, which a journal must not show. */
export interface Redaction {
  /** @param name of a header, in lower case */
  isHeader(name: string): boolean;
  /** An address with the values of secret parameters left out. */
  redactUrl(url: string): string;
}

/** What is shown in the place of a secret. */
export const redacted = '[redacted]';

const alwaysRedactedHeaders = /^(proxy-)?authorization$|^(set-)?cookie$|(token|secret|password|api-?key)$/;
const alwaysRedactedParameters = ['access_token', 'api_key', 'apikey'];

/** What everybody knows to be a secret, and what the security schemes of a contract say. */
export function createRedaction(schemes: Iterable<SecurityScheme>): Redaction {
  const keys = [...schemes].flatMap((scheme) => (scheme.type === 'apiKey' ? [scheme] : []));
  const headers = new Set(keys.filter((key) => key.in === 'header').map((key) => key.name.toLowerCase()));
  const parameters = new Set([
    ...alwaysRedactedParameters,
    ...keys.filter((key) => key.in === 'query').map((key) => key.name),
  ]);

  function hidePair(pair: string): string {
    const [name = ''] = pair.split('=', 1);
    return parameters.has(decoded(name)) ? `${name}=${redacted}` : pair;
  }

  return {
    isHeader: (name) => headers.has(name) || alwaysRedactedHeaders.test(name),
    redactUrl: (url) => {
      const at = url.indexOf('?');
      if (at < 0) return url;
      return `${url.slice(0, at)}?${url
        .slice(at + 1)
        .split('&')
        .map(hidePair)
        .join('&')}`;
    },
  };
}

/** A name that is no valid percent-encoding is one that no parameter has. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
}
