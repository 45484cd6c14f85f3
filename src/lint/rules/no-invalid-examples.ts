import { isStructured } from '../../codecs/codecs.ts';
import { isObject } from '../../json.ts';
import type { Example, MediaType, OpenApiDocument, Parameter } from '../../openapi/document.ts';
import { resolve } from '../../openapi/reference.ts';
import type { Direction } from '../../schema/json-schema.ts';
import { decodedPath } from '../decoded-path.ts';
import { toExampleFinding } from '../example-finding.ts';
import type { LintContext } from '../lint-context.ts';
import {
  canonicalLocation,
  locatedParameters,
  operationName,
  requestMediaTypes,
  responseMediaTypes,
  type Tokens,
} from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** An example, and the schema that it must match. */
interface LocatedExample {
  readonly value: unknown;
  readonly schema: unknown;
  readonly direction: Direction;
  /** The name of its operation. */
  readonly of: string;
  /** Its name in a message: `example` or `example 'basic'`. */
  readonly name: string;
  readonly tokens: Tokens;
  /** Whether the value may be written as it is sent: parameters are text. */
  readonly isText: boolean;
}

/** Examples of bodies and parameters that violate their schema, each reported once however often it is referred to. */
export const noInvalidExamples: Rule = {
  id: 'no-invalid-examples',
  severity: 'warning',
  docs: 'docs/rules/no-invalid-examples.md',
  check,
};

function check(context: LintContext): readonly RuleFinding[] {
  const findings = new Map<string, RuleFinding>();
  for (const example of examplesOf(context)) {
    const location = canonicalLocation(context.document, example.tokens);
    if (findings.has(location)) continue;
    const issues = issuesOf(context, example);
    if (issues.length === 0) continue;
    findings.set(location, toExampleFinding(location, `The ${example.name} of ${example.of}`, issues));
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
      if (isStructured(name, declared))
        yield* declaredExamples(document, declared, { ...rest, of, isText: false });
    }
    for (const { parameter, tokens } of locatedParameters(document, operation)) {
      yield* declaredExamples(document, parameter, { tokens, of, direction: 'request', isText: true });
    }
  }
}

/** The values of `example` and `examples`; one that is only linked (`externalValue`) is not checked. */
function declaredExamples(
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
