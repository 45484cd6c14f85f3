import type { BodyShape, Json } from './body-shapes.ts';

/** A body with one error. */
export interface InvalidValue {
  /** Where and what, such as `/account/name too short`. */
  readonly name: string;
  /** The body with this error and no other. */
  readonly body: Json;
  readonly says: string;
}

/** A value of every JSON type, by the names used here. */
const oneOfEachType: Readonly<Record<string, Json>> = {
  text: '7',
  number: 7.5,
  boolean: true,
  null: null,
  list: [],
  object: {},
};

/** The name of a shape's type here, and in a message. */
const types = {
  text: ['text', 'must be string'],
  choice: ['text', 'must be string'],
  integer: ['integer', 'must be integer'],
  list: ['list', 'must be array'],
  map: ['object', 'must be object'],
  object: ['object', 'must be object'],
} as const;

/** Names that no closed object has, the last two of which every JavaScript object seems to have. */
const unknownNames = ['surprise', '__proto__', 'constructor'];

/** Every body that differs from a valid one in a single error, at any depth. */
export function invalidValues(shape: BodyShape, valid: Json, path: readonly string[] = []): InvalidValue[] {
  const at = path.length === 0 ? 'the body' : `/${path.join('/')}`;
  const wrongHere = [...wrongTypes(shape), ...wrongValues(shape, valid)].map(({ name, body, says }) => ({
    name: `${at} ${name}`,
    body,
    says: says.startsWith('/') ? `/${[...path, says.slice(1)].join('/')}` : `${at} ${says}`,
  }));
  return [...wrongHere, ...wrongInside(shape, valid, path)];
}

/** The value with each invalid form of its items and properties. */
function wrongInside(shape: BodyShape, valid: Json, path: readonly string[]): InvalidValue[] {
  return partsOf(shape, valid).flatMap(({ name, part, value }) =>
    invalidValues(part, value, [...path, name]).map((issue) => ({
      ...issue,
      body: withPart(valid, name, issue.body),
    })),
  );
}

function partsOf(shape: BodyShape, valid: Json): { name: string; part: BodyShape; value: Json }[] {
  if (shape.kind === 'list' && Array.isArray(valid)) {
    return valid.slice(0, 1).map((value) => ({ name: '0', part: shape.item, value }));
  }
  if (shape.kind === 'map' && isObject(valid)) {
    return Object.entries(valid).map(([name, value]) => ({ name, part: shape.value, value }));
  }
  if (shape.kind !== 'object' || !isObject(valid)) return [];
  return Object.entries(shape.of).map(([name, part]) => {
    const value = valid[name];
    if (value === undefined) throw new Error(`the valid body has no ${name}, so that nothing is tried there`);
    return { name, part, value };
  });
}

function wrongTypes({ kind }: BodyShape): InvalidValue[] {
  const [right, says] = types[kind];
  return Object.entries(oneOfEachType)
    .filter(([type]) => type !== right)
    .map(([type, body]) => ({ name: `of type ${type}`, body, says }));
}

function wrongValues(shape: BodyShape, valid: Json): InvalidValue[] {
  if (shape.kind === 'text') return wrongLengths(shape.least, shape.most);
  if (shape.kind === 'integer') return wrongNumbers(shape.least, shape.most);
  if (shape.kind === 'list' && Array.isArray(valid)) return wrongCounts(valid, shape.least, shape.most);
  if (shape.kind === 'object' && isObject(valid)) return wrongNames(valid, shape.required);
  if (shape.kind !== 'choice') return [];
  const [first = ''] = shape.texts;
  return ['', `${first} `, first.toLowerCase(), 'OTHER'].map((body) => ({
    name: `"${body}"`,
    body,
    says: 'must be equal to one of',
  }));
}

/** Lengths count code points: each of the second kind of character is two units of UTF-16 and four bytes. */
function wrongLengths(least: number, most: number): InvalidValue[] {
  return ['x', '😀'].flatMap((character) => [
    ...(least > 0
      ? [
          {
            name: `of ${least - 1} ${character}`,
            body: character.repeat(least - 1),
            says: `must NOT have fewer than ${least} character`,
          },
        ]
      : []),
    ...(Number.isFinite(most)
      ? [
          {
            name: `of ${most + 1} ${character}`,
            body: character.repeat(most + 1),
            says: `must NOT have more than ${most} character`,
          },
        ]
      : []),
  ]);
}

function wrongNumbers(least: number, most: number): InvalidValue[] {
  return [least - 1, most + 1].map((body) => ({ name: `${body}`, body, says: 'must ' }));
}

function wrongCounts(valid: Json[], least: number, most: number): InvalidValue[] {
  const [first = null] = valid;
  const tooMany = Array.from({ length: most + 1 }, (_, i) =>
    typeof first === 'string' ? `${first}${i}` : first,
  );
  return [
    { name: `of ${most + 1} items`, body: tooMany, says: `must NOT have more than ${most} items` },
    ...(least > 0
      ? [{ name: 'of no items', body: [], says: `must NOT have fewer than ${least} items` }]
      : []),
  ];
}

function wrongNames(valid: Readonly<Record<string, Json>>, required: readonly string[]): InvalidValue[] {
  const missing = required.map((name) => ({
    name: `without ${name}`,
    body: Object.fromEntries(Object.entries(valid).filter(([known]) => known !== name)),
    says: `/${name} is required`,
  }));
  const unknown = unknownNames.map((name) => ({
    name: `with ${name}`,
    body: withPart(valid, name, { id: 'x' }),
    says: `/${name} is not allowed by the contract`,
  }));
  return [...missing, ...unknown];
}

/** A copy in which one item or property is another; `__proto__` is a property like any other. */
function withPart(whole: Json, name: string, part: Json): Json {
  if (Array.isArray(whole)) return whole.map((item, i) => (`${i}` === name ? part : item));
  if (!isObject(whole)) throw new Error(`a value without parts has no ${name}`);
  return Object.fromEntries([...Object.entries(whole).filter(([known]) => known !== name), [name, part]]);
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
