import { basePathsOf } from '../../openapi/base-paths.ts';
import type { Parameter } from '../../openapi/document.ts';
import { isHeaderName, isHeaderText } from '../../openapi/header-name.ts';
import { type Operation, pathKeyOf } from '../../openapi/operations.ts';
import { resolve } from '../../openapi/reference.ts';
import { securitySchemesOf } from '../../openapi/security-schemes.ts';
import type { LintContext } from '../lint-context.ts';
import {
  canonicalLocation,
  locatedParameters,
  operationTokens,
  requestMediaTypes,
  responseMediaTypes,
  type Tokens,
} from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/**
 * Names of headers and cookies, media types and base paths that HTTP cannot carry. What can never be sent or received is an
 * error; what is sent percent-encoded is not.
 */
export const noUnsendableNames: Rule = {
  id: 'no-unsendable-names',
  severity: 'error',
  docs: 'docs/rules/no-unsendable-names.md',
  check,
};

/** What a name is the name of, and what becomes of it. */
const kinds = {
  header: ['header', 'it is never received or sent'],
  cookie: ['cookie', 'it is never received or sent'],
  path: ['path parameter', 'no path can name it'],
  'media type': ['media type', 'its characters are sent percent-encoded'],
  'base path': ['base path', 'its characters are sent percent-encoded'],
} as const;

/** A name with its location. */
interface LocatedName {
  readonly kind: keyof typeof kinds;
  readonly name: string;
  readonly tokens: Tokens;
}

function check({ document, operations }: LintContext): readonly RuleFinding[] {
  const findings = new Map<string, RuleFinding>();
  const named = [...operations.values()].flatMap((operation) => namesOf(document, operation));
  for (const { kind, name, tokens } of [...schemeNames(document), ...named, ...sharedNames(document)]) {
    if (canBeSent(kind, name)) continue;
    const [what, outcome] = kinds[kind];
    const location = canonicalLocation(document, tokens);
    findings.set(location, {
      location,
      ...((kind === 'media type' || kind === 'base path') && { severity: 'warning' }),
      message: `No ${kind === 'path' ? 'contract' : 'HTTP message'} can have the ${what} ${JSON.stringify(name)}: ${outcome}. Correct it.`,
    });
  }
  return [...findings.values()];
}

function canBeSent(kind: LocatedName['kind'], name: string): boolean {
  if (kind === 'path') return !/[{}]/.test(name);
  return kind === 'header' || kind === 'cookie' ? isHeaderName(name) : isHeaderText(name);
}

function namesOf(document: LintContext['document'], operation: Operation): readonly LocatedName[] {
  const parameters = locatedParameters(document, operation).flatMap(({ parameter, tokens }) =>
    parameter.in === 'header' || parameter.in === 'cookie'
      ? [{ kind: parameter.in, name: parameter.name, tokens }]
      : [],
  );
  const bodies = [...requestMediaTypes(operation), ...responseMediaTypes(operation)];
  const headers = Object.entries(operation.responses).flatMap(([status, response]) =>
    Object.keys(response.headers ?? {}).map((name) => ({
      kind: 'header' as const,
      name,
      tokens: [...operationTokens(operation), 'responses', status, 'headers', name],
    })),
  );
  const basePaths = basePathsOf(document, pathKeyOf(operation));
  return [
    ...parameters,
    ...bodies.map(({ name, tokens }) => ({ kind: 'media type' as const, name, tokens })),
    ...headers,
    ...basePaths.map((name) => ({ kind: 'base path' as const, name, tokens: ['servers'] })),
  ];
}

/** The names of parameters that no operation may have, such as those of a library. */
function sharedNames(document: LintContext['document']): readonly LocatedName[] {
  return Object.entries(document.components?.parameters ?? {}).flatMap(([key, node]): LocatedName[] => {
    const { in: kind, name } = resolve<Parameter>(document, node);
    const tokens = ['components', 'parameters', key];
    return kind === 'header' || kind === 'cookie' || kind === 'path' ? [{ kind, name, tokens }] : [];
  });
}

function schemeNames(document: LintContext['document']): readonly LocatedName[] {
  return [...securitySchemesOf(document)].flatMap(([name, scheme]) =>
    scheme.type === 'apiKey' && scheme.in !== 'query'
      ? [{ kind: scheme.in, name: scheme.name, tokens: ['components', 'securitySchemes', name] }]
      : [],
  );
}
