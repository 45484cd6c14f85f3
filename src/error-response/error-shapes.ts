import { isStructured } from '../codecs/codecs.ts';
import type { Content, OpenApiDocument } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { createIsSuccessBody } from './success-schemas.ts';

/** The error bodies that an operation may borrow for a status that it does not declare, the best first. */
export type BorrowedShapes = (operation: Operation, status: number) => readonly Content[];

/** The body of an error as some operations declare it. */
interface ErrorShape {
  readonly content: Content;
  /** How often it is declared for each status, `4XX` or `default`. */
  readonly statuses: ReadonlyMap<string, number>;
}

/**
 * Finds what a contract's errors look like where an operation does not say: as the others declare that status, else as
 * the operation declares its other errors, else as most errors are declared. The bodies that are declared for 422 alone
 * list validation issues, as those of FastAPI do: no other failure looks like them. What an operation succeeds with is no
 * error, whatever status it is declared for.
 */
export function createBorrowedShapes(
  document: OpenApiDocument,
  operations: readonly Operation[],
): BorrowedShapes {
  let known: readonly ErrorShape[] | undefined;
  return (operation, status) => {
    known ??= collectShapes(document, operations);
    const eligible = known.filter(({ statuses }) => isGeneral(statuses) || status === 422);
    const own = new Set(errorContents(operation).map(([, content]) => keyOf(content)));
    const rank = (shape: ErrorShape) => [
      shape.statuses.get(`${status}`) ?? 0,
      own.has(keyOf(shape.content)) ? 1 : 0,
      sum(shape.statuses.values()),
    ];
    const ranked = eligible.map((shape) => ({ shape, rank: rank(shape) }));
    return ranked.sort((a, b) => compareRanks(b.rank, a.rank)).map(({ shape }) => shape.content);
  };
}

function isGeneral(statuses: ErrorShape['statuses']): boolean {
  return [...statuses.keys()].some((status) => status !== '422');
}

function collectShapes(document: OpenApiDocument, operations: readonly Operation[]): readonly ErrorShape[] {
  const isSuccessBody = createIsSuccessBody(document, operations);
  const shapes = new Map<string, { readonly content: Content; readonly statuses: Map<string, number> }>();
  for (const operation of operations) {
    for (const [status, content] of errorContents(operation)) {
      if (isSuccessBody(content)) continue;
      const key = keyOf(content);
      const shape = shapes.get(key) ?? { content, statuses: new Map<string, number>() };
      shape.statuses.set(status, (shape.statuses.get(status) ?? 0) + 1);
      shapes.set(key, shape);
    }
  }
  return [...shapes.values()];
}

/** The structured bodies of the errors that an operation declares. */
function errorContents({ responses }: Operation): readonly (readonly [string, Content])[] {
  return Object.entries(responses)
    .filter(([status]) => /^(?:default|[45](?:\d\d|XX))$/i.test(status))
    .flatMap(([status, { content = {} }]) => {
      const hasShape = Object.entries(content).some(
        ([type, media]) => isStructured(type, media) && media.schema !== undefined,
      );
      return hasShape ? [[status, content] as const] : [];
    });
}

/** The same for bodies with the same schemas, whatever their examples. */
function keyOf(content: Content): string {
  return JSON.stringify(Object.entries(content).map(([type, { schema }]) => [type, schema]));
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}

/** Compares by the first number that differs. */
function compareRanks(a: readonly number[], b: readonly number[]): number {
  const differences = a.map((number, i) => number - (b[i] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
