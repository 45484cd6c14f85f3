/** A security scheme of the contract, as far as credentials depend on it. */
interface Scheme {
  readonly type?: unknown;
  readonly scheme?: unknown;
}

/** Credentials in the form of Swagger UI's dialog, by the name of their scheme. */
export type Credentials = Readonly<Record<string, object>>;

/** The types whose credentials are tokens that a log-in issues. */
const issuedTypes: ReadonlySet<unknown> = new Set(['oauth2', 'openIdConnect']);

/** Whether a credential is a token that a log-in issues, which the viewer takes in another way. */
export function isIssued(credential: object): boolean {
  return issuedTypes.has(Object(Object(credential).schema).type);
}

/** Whether the viewer sends no credentials for a scheme of a contract: it does not know OpenID Connect. */
export function needsToken(credentials: Credentials): boolean {
  return Object.values(credentials).some((each) => Object(Object(each).schema).type === 'openIdConnect');
}

/** What each type of scheme takes. */
const values: Readonly<Record<string, (token: string, scheme: Scheme) => object>> = {
  apiKey: (token) => ({ value: token }),
  http: (token, { scheme }) => ({
    value: `${scheme}`.toLowerCase() === 'basic' ? { username: 'any', password: token } : token,
  }),
  oauth2: (token) => ({ token: { access_token: token, token_type: 'Bearer' } }),
  openIdConnect: (token) => ({ token: { access_token: token, token_type: 'Bearer' } }),
};

/**
 * Credentials for every security scheme of a contract, so that each operation can be tried at once.
 * @param token the sandbox's; any value will do where it requires none
 */
export function credentialsFor(contract: unknown, token: string): Credentials {
  const schemes: Readonly<Record<string, Scheme>> = Object(
    Object(Object(contract).components).securitySchemes,
  );
  return Object.fromEntries(
    Object.entries(schemes).flatMap(([name, schema]) => {
      const type = `${Object(schema).type}`;
      const value = Object.hasOwn(values, type) ? values[type]?.(token, schema) : undefined;
      return value === undefined ? [] : [[name, { name, schema, ...value }]];
    }),
  );
}
