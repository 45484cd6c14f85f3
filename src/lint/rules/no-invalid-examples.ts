import { isStructured } from '../../codecs/codecs.ts';
import { isObject } from '../../json.ts';
import type { Example, MediaType, OpenApiDocument, Parameter } from '../../openapi/document.ts';
import { resolve } from '../../openapi/reference.ts';
import type { Direction } from '../../schema/json-schema.ts';
import { decodedPath } from '../decoded-path.ts';
import type { Finding } from '../finding.ts';
import type { LintContext } from '../lint-context.ts';
import {
  locatedParameters,
  locationOf,
  operationName,
  requestMediaTypes,
  responseMediaTypes,
  type Tokens,
} from '../locations.ts';

/** An example and what it is one of. */
interface LocatedExample {
  readonly value: unknown;
  readonly schema: unknown;
  readonly direction: Direction;
  /** Which operation shows it. */
  readonly of: string;
  /** As a message names it: `example` or `example 'basic'`. */
  readonly name: string;
  readonly tokens: Tokens;
  /** Whether the value may be written as it is sent, in a text. */
  readonly isText: boolean;
}

/** Examples of bodies and parameters that do not fit their schema. One that is referred to often is told once. */
export function noInvalidExamples(examined: LintContext): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const example of examplesOf(examined)) {
    const location = locationOf(examined.document, example.tokens);
    if (findings.has(location)) continue;
    const issues = issuesOf(examined, example);
    if (issues.length > 0) findings.set(location, findingOf(location, example, issues));
  }
  return [...findings.values()];
}

function* examplesOf({ document, operations }: LintContext): Iterable<LocatedExample> {
  for (const operation of operations.values()) {
    const of = operationName(operation);
    for (const { name, declared, ...rest } of [
      ...requestMediaTypes(operation),
      ...responseMediaTypes(operation),
    ]) {
      if (isStructured(name)) yield* illustrationsOf(document, declared, { ...rest, of, isText: false });
    }
    for (const { parameter, tokens } of locatedParameters(document, operation)) {
      yield* illustrationsOf(document, parameter, { tokens, of, direction: 'request', isText: true });
    }
  }
}

/** What stands in `example` and `examples`; the value of one may be elsewhere, which is not looked at. */
function illustrationsOf(
  document: OpenApiDocument,
  declared: MediaType | (Parameter & Pick<MediaType, 'example' | 'examples'>),
  rest: Pick<LocatedExample, 'tokens' | 'direction' | 'isText' | 'of'>,
): readonly LocatedExample[] {
  const { schema, example, examples } = declared;
  if (schema === undefined) return [];
  const one = { ...rest, schema, name: 'example', value: example, tokens: [...rest.tokens, 'example'] };
  const many = Object.entries(isObject(examples) ? examples : {}).map(([name, node]) => ({
    ...rest,
    schema,
    name: `example '${name}'`,
    value: resolve<Example>(document, node ?? {}).value,
    tokens: [...rest.tokens, 'examples', name, 'value'],
  }));
  return [one, ...many].filter(({ value }) => value !== undefined);
}

function issuesOf({ validators }: LintContext, example: LocatedExample): readonly string[] {
  const { value, schema, direction, isText } = example;
  const issuesIn = validators.of(schema, direction);
  const issues = issuesIn(value);
  const isSent = isText && decodedPath(value).some((read) => issuesIn(read).length === 0);
  return isSent ? [] : issues;
}

function findingOf(location: string, { name, of }: LocatedExample, issues: readonly string[]): Finding {
  const message = `The ${name} of ${of} does not fit its schema: ${formatExampleIssues(issues)}. Fix the example or the schema.`;
  return { severity: 'warning', kind: 'example', location, message };
}

/** The first few faults; those of alternatives repeat each other. */
export function formatExampleIssues(issues: readonly string[]): string {
  const described = [...new Set(issues)].map((issue) => issue.replace(/^the body /, 'it '));
  const more = described.length > 3 ? ` and ${described.length - 3} more` : '';
  return described.slice(0, 3).join('; ') + more;
}
