import { isStructured, isWrittenText } from '../../codecs/codecs.ts';
import { isObject } from '../../json.ts';
import type { Example, MediaType, OpenApiDocument, Parameter } from '../../openapi/document.ts';
import { valueOfExample } from '../../openapi/examples.ts';
import { isReference, resolve } from '../../openapi/reference.ts';
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
  const fits = createFitMemory();
  for (const example of examplesOf(context)) {
    if (fits.has(example)) continue;
    const location = canonicalLocation(context.document, example.tokens);
    if (findings.has(location)) continue;
    const issues = issuesIn(context, example);
    if (issues.length === 0) {
      fits.add(example);
      continue;
    }
    findings.set(location, toExampleFinding(location, `The ${example.name} of ${example.of}`, issues));
  }
  return [...findings.values(), ...linkedExamples(context)];
}

/** Remembers which examples fit: dozens of operations refer to one example, and to one schema for it. */
function createFitMemory() {
  const known = new WeakMap<object, Set<unknown>>();
  const keyOf = ({ schema, direction }: LocatedExample) => {
    const isPlain = isReference(schema) && Object.keys(schema).length === 1;
    return isPlain ? `${direction} ${schema.$ref}` : undefined;
  };
  return {
    has: (example: LocatedExample) => {
      const { value } = example;
      const key = keyOf(example);
      return typeof value === 'object' && value !== null && key !== undefined && known.get(value)?.has(key);
    },
    add: (example: LocatedExample) => {
      const { value } = example;
      const key = keyOf(example);
      if (typeof value !== 'object' || value === null || key === undefined) return;
      known.set(value, (known.get(value) ?? new Set()).add(key));
    },
  };
}

/** Examples that are only linked, each once: nothing is fetched, so they are not used. */
function linkedExamples({ document, operations }: LintContext): readonly RuleFinding[] {
  const findings = [...operations.values()].flatMap((operation) =>
    [...requestMediaTypes(operation), ...responseMediaTypes(operation)].flatMap(({ declared, tokens }) =>
      linkedNames(document, declared).map(
        (name): RuleFinding => ({
          location: canonicalLocation(document, [...tokens, 'examples', name, 'externalValue']),
          severity: 'info',
          message: `The example '${name}' of ${operationName(operation)} is a link, which is not fetched, so it is not used: write its value here.`,
        }),
      ),
    ),
  );
  return [...new Map(findings.map((finding) => [finding.location, finding])).values()];
}

function linkedNames(document: OpenApiDocument, { examples }: MediaType): readonly string[] {
  return Object.entries(isObject(examples) ? examples : {}).flatMap(([name, node]) => {
    const example: Example & { readonly externalValue?: unknown } = Object(resolve(document, node ?? {}));
    return example.externalValue === undefined || valueOfExample(example) !== undefined ? [] : [name];
  });
}

function* examplesOf({ document, operations }: LintContext): Iterable<LocatedExample> {
  for (const operation of operations.values()) {
    const of = operationName(operation);
    for (const { name, declared, ...rest } of [
      ...requestMediaTypes(operation),
      ...responseMediaTypes(operation),
    ]) {
      if (!isStructured(name, declared)) continue;
      // A text of XML, CSV or an event stream is what is sent, and no value of the schema.
      for (const example of declaredExamples(document, declared, { ...rest, of, isText: false }))
        if (!isWrittenText(name, example.value)) yield example;
    }
    for (const { parameter, tokens } of locatedParameters(document, operation)) {
      yield* declaredExamples(document, parameter, { tokens, of, direction: 'request', isText: true });
    }
  }
}

/** The values of `example` and `examples`; of one that is only linked (`externalValue`) there is none. */
function declaredExamples(
  document: OpenApiDocument,
  declared: MediaType | (Parameter & Pick<MediaType, 'example' | 'examples'>),
  rest: Pick<LocatedExample, 'tokens' | 'direction' | 'isText' | 'of'>,
): readonly LocatedExample[] {
  const { schema, example, examples } = declared;
  if (schema === undefined) return [];
  const one = { ...rest, schema, name: 'example', value: example, tokens: [...rest.tokens, 'example'] };
  const many = Object.entries(isObject(examples) ? examples : {}).map(([name, node]) => {
    const declaredAs: Example = Object(resolve<Example>(document, node ?? {}));
    const key = exampleKeys.find((each) => declaredAs[each] !== undefined) ?? 'value';
    return {
      ...rest,
      schema,
      name: `example '${name}'`,
      value: valueOfExample(declaredAs),
      tokens: [...rest.tokens, 'examples', name, key],
    };
  });
  return [one, ...many].filter(({ value }) => value !== undefined);
}

/** Where the value of an example is. */
const exampleKeys = ['dataValue', 'value', 'serializedValue'] as const;

function issuesIn({ issuesOf }: LintContext, example: LocatedExample): readonly string[] {
  const { value, schema, direction, isText } = example;
  const issues = issuesOf(schema, direction, value);
  if (issues.length === 0) return issues;
  const isSent = isText && decodedPath(value).some((read) => issuesOf(schema, direction, read).length === 0);
  return isSent ? [] : issues;
}
