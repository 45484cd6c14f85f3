import type { Example, MediaType, OpenApiDocument, Parameter } from '../../openapi/document.ts';
import { isJson } from '../../openapi/media-types.ts';
import { resolve } from '../../openapi/reference.ts';
import type { Direction } from '../../schema/json-schema.ts';
import { isObject } from '../../schema/keywords.ts';
import { readTexts } from '../decoded-path.ts';
import type { Finding } from '../finding.ts';
import type { Examined } from '../lint-context.ts';
import {
  answerMediaTypes,
  operationName,
  placedParameters,
  placeOf,
  requestMediaTypes,
  type Tokens,
} from '../locations.ts';

/** An example and what it is one of. */
interface PlacedExample {
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
export function failingExamples(examined: Examined): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const example of examplesOf(examined)) {
    const place = placeOf(examined.document, example.tokens);
    if (findings.has(place)) continue;
    const faults = faultsOf(examined, example);
    if (faults.length > 0) findings.set(place, findingOf(place, example, faults));
  }
  return [...findings.values()];
}

function* examplesOf({ document, operations }: Examined): Iterable<PlacedExample> {
  for (const operation of operations.values()) {
    const of = operationName(operation);
    for (const { name, declared, ...rest } of [
      ...requestMediaTypes(operation),
      ...answerMediaTypes(operation),
    ]) {
      if (isJson(name)) yield* illustrationsOf(document, declared, { ...rest, of, isText: false });
    }
    for (const { parameter, tokens } of placedParameters(document, operation)) {
      yield* illustrationsOf(document, parameter, { tokens, of, direction: 'request', isText: true });
    }
  }
}

/** What stands in `example` and `examples`; the value of one may be elsewhere, which is not looked at. */
function illustrationsOf(
  document: OpenApiDocument,
  declared: MediaType | (Parameter & Pick<MediaType, 'example' | 'examples'>),
  rest: Pick<PlacedExample, 'tokens' | 'direction' | 'isText' | 'of'>,
): readonly PlacedExample[] {
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

function faultsOf({ validators }: Examined, example: PlacedExample): readonly string[] {
  const { value, schema, direction, isText } = example;
  const faultsIn = validators.of(schema, direction);
  const faults = faultsIn(value);
  const isSent = isText && readTexts(value).some((read) => faultsIn(read).length === 0);
  return isSent ? [] : faults;
}

function findingOf(place: string, { name, of }: PlacedExample, faults: readonly string[]): Finding {
  const message = `The ${name} of ${of} does not fit its schema: ${tellFaults(faults)}. Mend the one or the other.`;
  return { severity: 'warning', kind: 'example', place, message };
}

/** The first few faults; those of alternatives repeat each other. */
export function tellFaults(faults: readonly string[]): string {
  const told = [...new Set(faults)].map((fault) => fault.replace(/^the body /, 'it '));
  const more = told.length > 3 ? ` and ${told.length - 3} more` : '';
  return told.slice(0, 3).join('; ') + more;
}
