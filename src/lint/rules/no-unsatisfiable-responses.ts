import { isStructured } from '../../codecs/codecs.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Finding } from '../finding.ts';
import { isSuccess } from '../is-success.ts';
import type { LintContext } from '../lint-context.ts';
import { type LocatedMediaType, locationOf, operationName, responseMediaTypes } from '../locations.ts';

/** Answers that an operation declares and nothing can give; without a valid answer to success it cannot work. */
export function noUnsatisfiableResponses(examined: LintContext): readonly Finding[] {
  const found = [...examined.operations.values()].flatMap((operation) => ofOperation(examined, operation));
  const described = new Set<string>();
  // An answer that many operations share is told once, but for each that cannot work because of it.
  return found.filter(({ severity, location }) => {
    if (severity === 'error' || !described.has(location)) return described.add(location);
    return false;
  });
}

function ofOperation(examined: LintContext, operation: Operation): readonly Finding[] {
  // What is not JSON is not judged.
  const validated = responseMediaTypes(operation).filter(({ name }) => isStructured(name));
  const responses = validated.map((response) => ({
    ...response,
    verdict: examined.satisfiable(response.declared.schema ?? {}, response.direction),
  }));
  const impossible = new Set(responses.filter(({ verdict }) => verdict.is === 'impossible').map(keyOf));
  const isHopeless = neverSucceeds(operation, impossible);
  return responses.flatMap(({ verdict, ...response }): Finding[] => {
    if (verdict.is === 'possible') return [];
    const finding = {
      kind: 'unsatisfiable answer',
      location: locationOf(examined.document, response.tokens),
    } as const;
    const called = `${response.status} of ${operationName(operation)} as ${response.name}`;
    if (verdict.is === 'unknown') {
      const message = `No ${called} was found that fits its schema (${verdict.reason}): see that there is one.`;
      return [{ ...finding, severity: 'info', message }];
    }
    const message = `No ${called} is ever valid: ${verdict.reason}. Fix the schema.`;
    const isFatal = isHopeless && isSuccess(response.status ?? '');
    return [{ ...finding, severity: isFatal ? 'error' : 'warning', message }];
  });
}

function keyOf({ status, name }: Pick<LocatedMediaType, 'status' | 'name'>): string {
  return `${status} ${name}`;
}

/** Whether each way to succeed is one of the impossible ones; an answer without a body is possible. */
function neverSucceeds(operation: Operation, impossible: ReadonlySet<string>): boolean {
  const successes = Object.entries(operation.responses).filter(([status]) => isSuccess(status));
  return (
    successes.length > 0 &&
    successes.every(([status, { content = {} }]) => {
      const names = Object.keys(content);
      return names.length > 0 && names.every((name) => impossible.has(keyOf({ status, name })));
    })
  );
}
