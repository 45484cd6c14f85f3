import { pointerToken } from '../openapi/reference.ts';
import type { Validators } from '../schema/schema-validators.ts';
import { visitInTurns } from '../turns.ts';
import { type LongList, listAt, longLists, type Path, withListAt } from './long-lists.ts';
import type { RequestSchema } from './request-schemas.ts';
import type { RequestInput, RequestValidator, ValidationResult } from './request-validator.ts';

/** How many issues of a request are reported: nobody reads more. */
export const maxIssues = 100;

/** How many elements of a long list are validated at a time, at least: others have a turn after some of them. */
const elementsPerPart = 32;

/** How many characters of a text take about as long as another value. */
const charactersPerValue = 64;

/** A part of a long list, and where in the list it begins. */
interface Part {
  readonly elements: readonly unknown[];
  readonly start: number;
}

/**
 * Validates a request whose body has long lists in turns with everything else: a few elements at a time, in a body that
 * has the rest of what was sent, and no other element of a long list. It ends where enough is wrong with them.
 * @returns undefined where there is no such list, or only such as have to be seen whole
 */
export async function longRequestInTurns(
  validators: Validators,
  validator: Pick<RequestValidator, 'validate'>,
  schema: RequestSchema,
  { values, body }: RequestInput,
): Promise<ValidationResult | undefined> {
  if (schema.body === undefined) return undefined;
  const lists = longLists(validators, schema.body, body).filter(hasEnough);
  if (lists.length === 0) return undefined;
  const frame = lists.reduce(
    (value, { path, elements, minItems }) => withListAt(value, path, elements.slice(0, minItems)),
    body,
  );
  const issues = new Set<string>();
  let last: ValidationResult = { values, body: frame, issues: [] };
  const converted: (readonly [Path, readonly unknown[]])[] = [];
  for (const list of lists) converted.push([list.path, await validateElements(list)]);
  const whole = converted.reduce((value, [path, elements]) => withListAt(value, path, elements), last.body);
  return { values: last.values, body: whole, issues: [...issues] };

  async function validateElements(list: LongList): Promise<readonly unknown[]> {
    const elements: unknown[] = [];
    const pointer = pointerTo(list.path);
    await visitInTurns(partsOf(list, weightOf(frame, list.elements.length)), async (part) => {
      if (issues.size > maxIssues) return;
      // Texts are converted in place, and what is not of the list with each of its parts.
      const partly = withListAt(copyOf(frame), list.path, part.elements);
      last = await validator.validate(schema, { values, body: partly });
      for (const issue of last.issues) issues.add(movedBy(part.start, issue, pointer));
      elements.push(...listAt(last.body, list.path));
    });
    return elements;
  }
}

/** Whether a list has as many elements as it must have: of one that has not, there are few. */
function hasEnough({ elements, minItems }: LongList): boolean {
  return elements.length >= minItems;
}

/**
 * The parts of a list, each of which has as many elements as a list must have. One that has more than it may have is
 * refused for that: of such a list, there is one part that has one element too many.
 */
function* partsOf({ elements, minItems, maxItems }: LongList, weight: number): Generator<Part> {
  const isTooLong = elements.length > maxItems;
  const size = isTooLong ? maxItems + 1 : Math.max(elementsPerPart, minItems, weight);
  const count = isTooLong ? 1 : Math.max(1, Math.floor(elements.length / size));
  for (let part = 0; part < count; part += 1) {
    const start = part * size;
    const isLast = part === count - 1 && !isTooLong;
    yield { elements: elements.slice(start, isLast ? undefined : start + size), start };
  }
}

/** An issue of a part of a list, with the position that the element has in the whole: `/rows/0/name` is `/rows/32/name`. */
function movedBy(start: number, issue: string, pointer: string): string {
  if (start === 0 || !issue.startsWith(`${pointer}/`)) return issue;
  const position = Number.parseInt(issue.slice(pointer.length + 1), 10);
  return `${pointer}/${position + start}${issue.slice(`${pointer}/${position}`.length)}`;
}

function pointerTo(path: Path): string {
  return path
    .map((token) => `/${pointerToken(`${token}`)}`)
    .join('')
    .toWellFormed();
}

/** About how many values there are in a value; no more than `most`. */
function weightOf(value: unknown, most: number): number {
  let weight = 0;
  const add = (each: unknown) => {
    weight += typeof each === 'string' ? 1 + Math.floor(each.length / charactersPerValue) : 1;
    if (typeof each !== 'object' || each === null) return;
    for (const member of Object.values(each)) if (weight < most) add(member);
  };
  add(value);
  return Math.min(weight, most);
}

/** A value of JSON with lists and objects of its own; what is no value of JSON, such as a file, is the same. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, copyOf(member)]);
  return Object.setPrototypeOf(
    Object.fromEntries(members),
    Object(prototype) === prototype ? Object.prototype : null,
  );
}
