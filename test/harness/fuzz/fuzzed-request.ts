import fc from 'fast-check';
import { structuredContent } from '../../../src/codecs/declared-content.ts';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import type { Operation } from '../../../src/openapi/operations.ts';
import { createIndependentValidator } from '../../support/independent-validator.ts';
import { createMakeRequest, type ValidRequest } from '../../support/valid-request.ts';
import type { KnownItems } from './known-items.ts';
import { mutantsOf } from './mutations.ts';

/** Everything about a request that is left to chance. */
export interface Chances {
  readonly operation: number;
  readonly seed: number;
  readonly item: number;
  readonly isOfKnownItem: boolean;
  readonly kind: 'valid' | 'mutant' | 'query';
  readonly mutant: number;
  readonly text: string;
}

/** How many sets of values are generated for each operation. */
const sets = 12;

export const chances: fc.Arbitrary<Chances> = fc.record({
  operation: fc.nat(10_000),
  seed: fc.nat(sets - 1),
  item: fc.nat(10_000),
  isOfKnownItem: fc.integer({ min: 0, max: 9 }).map((lot) => lot > 0),
  kind: fc.constantFrom('valid', 'mutant', 'mutant', 'query'),
  mutant: fc.nat(100_000),
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
});

/** A request, and whether it fits the contract. */
export interface FuzzedRequest {
  readonly operation: Operation;
  readonly request: ValidRequest;
  readonly isValid: boolean;
  /** What was done to it; empty when nothing was. */
  readonly mutation: string;
}

/** Makes the requests of a contract from random chances. */
export function createFuzzedRequest(
  document: OpenApiDocument,
  operations: readonly Operation[],
  known: KnownItems,
): (thrown: Chances) => FuzzedRequest {
  const validate = createIndependentValidator(document, 'request');
  // Without many items, there is little to ask for.
  const makesItems = ({ method }: Operation) => method === 'post' || method === 'put';
  const lots = operations.flatMap((each) => (makesItems(each) ? [each, each, each] : [each]));
  const makers = Array.from({ length: sets }, (_, seed) => createMakeRequest(document, seed + 1));

  function valid(thrown: Chances): FuzzedRequest {
    const operation = lots[thrown.operation % lots.length];
    const make = makers[thrown.seed % makers.length];
    if (operation === undefined || make === undefined) throw new Error('there is no operation to request');
    const ids = thrown.isOfKnownItem ? known.pick(operation, thrown.item) : new Map<string, string>();
    return { operation, request: make(operation, ids), isValid: true, mutation: '' };
  }

  function withMutant(fuzzed: FuzzedRequest, { mutant, text }: Chances): FuzzedRequest {
    const { operation, request } = fuzzed;
    const schema = structuredContent(operation.requestBody?.content)?.schema;
    if (schema === undefined || request.body === undefined) return fuzzed;
    const before: unknown = JSON.parse(request.body);
    const doubts = validate(schema, before);
    if (doubts.length > 0)
      throw new Error(`${operation.id}: the body generated for it does not fit: ${doubts.join()}`);
    const mutants = mutantsOf(before, text);
    const { name, value } = mutants[mutant % mutants.length] ?? { name: '', value: before };
    const isValid = validate(schema, value).length === 0;
    return { operation, request: { ...request, body: JSON.stringify(value) }, isValid, mutation: name };
  }

  return (thrown) => {
    const fuzzed = valid(thrown);
    if (thrown.kind === 'mutant') return withMutant(fuzzed, thrown);
    return thrown.kind === 'query' ? withBadQuery(fuzzed, thrown) : fuzzed;
  };
}

/** A query parameter that is no number, where the contract declares one. */
function withBadQuery(fuzzed: FuzzedRequest, { mutant }: Chances): FuzzedRequest {
  const { operation, request } = fuzzed;
  const numbers = operation.parameters.filter(
    (each) => each.in === 'query' && Reflect.get(Object(each.schema), 'type') === 'integer',
  );
  const parameter = numbers[mutant % numbers.length];
  if (parameter === undefined || request.path.includes(`${parameter.name}=`)) return fuzzed;
  const bad = ['abc', '', '1.5', 'NaN', '1e400', '%00', '-', '0x1'][mutant % 8];
  const path = `${request.path}${request.path.includes('?') ? '&' : '?'}${parameter.name}=${bad}`;
  return { operation, request: { ...request, path }, isValid: false, mutation: `${parameter.name}=${bad}` };
}
