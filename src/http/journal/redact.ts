import type { SecurityScheme } from '../../openapi/document.ts';

/** Decides which parts of a request are secrets, which the journal must not show. */
export interface Redaction {
  /** Whether a header is secret. @param name in lower case */
  isHeader(name: string): boolean;
  /** Replaces the values of secret query parameters. */
  redactUrl(url: string): string;
}

/** Replaces a secret. */
export const redacted = '[redacted]';

const alwaysRedactedHeaders = /^(proxy-)?authorization$|^(set-)?cookie$|(token|secret|password|api-?key)$/;
const alwaysRedactedParameters = ['access_token', 'api_key', 'apikey'];

/** Creates the redaction of well-known secrets, and of the API keys that a contract's security schemes declare. */
export function createRedaction(schemes: Iterable<SecurityScheme>): Redaction {
  const keys = [...schemes].flatMap((scheme) => (scheme.type === 'apiKey' ? [scheme] : []));
  const headers = new Set(keys.filter((key) => key.in === 'header').map((key) => key.name.toLowerCase()));
  const parameters = new Set([
    ...alwaysRedactedParameters,
    ...keys.filter((key) => key.in === 'query').map((key) => key.name),
  ]);

  function redactPair(pair: string): string {
    const [name = ''] = pair.split('=', 1);
    return parameters.has(decodeName(name)) ? `${name}=${redacted}` : pair;
  }

  return {
    isHeader: (name) => headers.has(name) || alwaysRedactedHeaders.test(name),
    redactUrl: (url) => {
      const at = url.indexOf('?');
      if (at < 0) return url;
      return `${url.slice(0, at)}?${url
        .slice(at + 1)
        .split('&')
        .map(redactPair)
        .join('&')}`;
    },
  };
}

/** An invalid percent-encoding is left as it is: no parameter has such a name. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
}
