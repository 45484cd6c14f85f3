import { isJson } from '../../openapi/media-types.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Finding } from '../finding.ts';
import { isSuccess } from '../is-success.ts';
import type { Examined } from '../lint-context.ts';
import { answerMediaTypes, operationName, type PlacedMediaType, placeOf } from '../locations.ts';

/** Answers that an operation declares and nothing can give; without a valid answer to success it cannot work. */
export function unsatisfiableAnswers(examined: Examined): readonly Finding[] {
  const found = [...examined.operations.values()].flatMap((operation) => ofOperation(examined, operation));
  const told = new Set<string>();
  // An answer that many operations share is told once, but for each that cannot work because of it.
  return found.filter(({ severity, place }) => {
    if (severity === 'error' || !told.has(place)) return told.add(place);
    return false;
  });
}

function ofOperation(examined: Examined, operation: Operation): readonly Finding[] {
  // What is not JSON is not judged.
  const judged = answerMediaTypes(operation).filter(({ name }) => isJson(name));
  const answers = judged.map((answer) => ({
    ...answer,
    verdict: examined.satisfiable(answer.declared.schema ?? {}, answer.direction),
  }));
  const impossible = new Set(answers.filter(({ verdict }) => verdict.is === 'impossible').map(keyOf));
  const isHopeless = neverSucceeds(operation, impossible);
  return answers.flatMap(({ verdict, ...answer }): Finding[] => {
    if (verdict.is === 'possible') return [];
    const finding = {
      kind: 'unsatisfiable answer',
      place: placeOf(examined.document, answer.tokens),
    } as const;
    const called = `${answer.status} of ${operationName(operation)} as ${answer.name}`;
    if (verdict.is === 'unknown') {
      const message = `No ${called} was found that fits its schema (${verdict.reason}): see that there is one.`;
      return [{ ...finding, severity: 'note', message }];
    }
    const message = `No ${called} is ever valid: ${verdict.reason}. Mend the schema.`;
    const isFatal = isHopeless && isSuccess(answer.status ?? '');
    return [{ ...finding, severity: isFatal ? 'error' : 'warning', message }];
  });
}

function keyOf({ status, name }: Pick<PlacedMediaType, 'status' | 'name'>): string {
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
