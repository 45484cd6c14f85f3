import { plainName } from '../../inference/naming.ts';
import { isSecretName } from '../../inference/people/secret-names.ts';
import type { SecurityScheme } from '../../openapi/document.ts';

/** Decides which parts of a request are secrets, which neither the journal nor the log must show. */
export interface Redaction {
  /** Whether a header is secret. @param name in lower case */
  isHeader(name: string): boolean;
  /** Replaces the values of secret query parameters. */
  redactUrl(url: string): string;
}

/** Replaces a secret. */
export const redacted = '[redacted]';

const alwaysRedactedHeaders = /^(proxy-)?authorization$|^(set-)?cookie$|(token|secret|password|api-?key)$/;
/** By plain names. A `pageToken` is none. */
const alwaysRedactedParameters =
  /^(?:(?:access|id|refresh|auth|session|bearer|user|api)?token|jwt|(?:x?api|access|subscription)key|(?:client|api)?secret|authorization)$/;

/**
 * Creates the redaction of well-known secrets, and of the API keys that a contract's security schemes declare.
 * @param tokens texts that are secrets as the value of any query parameter
 */
export function createRedaction(
  schemes: Iterable<SecurityScheme>,
  tokens: readonly string[] = [],
): Redaction {
  const keys = [...schemes].flatMap((scheme) => (scheme.type === 'apiKey' ? [scheme] : []));
  const headers = new Set(keys.filter((key) => key.in === 'header').map((key) => key.name.toLowerCase()));
  const parameters = new Set(keys.filter((key) => key.in === 'query').map((key) => key.name));

  function isParameter(name: string): boolean {
    return parameters.has(name) || alwaysRedactedParameters.test(plainName(name)) || isSecretName(name);
  }

  function redactPair(pair: string): string {
    const [name = ''] = pair.split('=', 1);
    const isSecret =
      isParameter(decode(name)) ||
      (tokens.length > 0 && tokens.includes(decode(pair.slice(name.length + 1))));
    return isSecret ? `${name}=${redacted}` : pair;
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

/** An invalid percent-encoding is left as it is: no secret has such a name or value. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
