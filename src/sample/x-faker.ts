import { isObject } from '../json.ts';
import { createRandom, type Random } from '../random.ts';
import { type FakerCall, toCurrentFaker } from './faker-aliases.ts';
import { createFakerSource, type Faker, type FakerSource } from './faker-source.ts';

/** The faker modules whose methods a contract may call: they return values for plain arguments and have no side effects. */
const modules = [
  'airline',
  'animal',
  'book',
  'color',
  'commerce',
  'company',
  'database',
  'datatype',
  'date',
  'finance',
  'food',
  'git',
  'hacker',
  'helpers',
  'image',
  'internet',
  'location',
  'lorem',
  'music',
  'number',
  'person',
  'phone',
  'science',
  'string',
  'system',
  'vehicle',
  'word',
] as const satisfies readonly (keyof Faker)[];

/** Methods that interpret a template language or call a function. */
const forbiddenMethods = new Set(['fake', 'mustache', 'fromRegExp', 'multiple', 'maybe', 'uniqueArray']);

/** Where a large number is a value and not a count: any argument of these modules, and arguments of these names. */
const numberModules = new Set(['number']);
const numberArguments = new Set(['min', 'max', 'from', 'to', 'refDate', 'width', 'height', 'multipleOf']);
const measureModules = new Set(['number', 'date', 'finance', 'commerce', 'location', 'image']);

/** The greatest count, and the longest string argument, that a contract may pass. */
const maxGenerated = 1_000;

/** Some methods take a template in which `{1000000}` repeats the character before it. */
const longRepetition = /\{[^}]*\d{4}/;

/**
 * The value for an `x-faker`: `internet.email`, `{ "helpers.arrayElement": [["a", "b"]] }` with a list of arguments or
 * a single argument, or `["helpers.arrayElement", ["a", "b"]]`. Names of older versions are understood. Absent when it names no method that a contract may call,
 * or when the method rejects its arguments.
 */
export function xFakerValue(spec: unknown, faker: FakerSource, random: Random): unknown {
  const written = parseCall(spec);
  if (written === undefined) return undefined;
  const { path, args } = toCurrentFaker(written);
  const found = findMethod(path, faker(random));
  if (found === undefined || args.some((argument) => exceedsLimits(argument, found.module, '')))
    return undefined;
  return toJson(attempt(found.method, args));
}

/** The method that an `x-faker` names, in today's words; absent when it names none. */
export function fakerName(spec: unknown): string | undefined {
  const call = parseCall(spec);
  return call && toCurrentFaker(call).path;
}

/** The names of all methods that a contract may call, such as `internet.email`. Loads faker. */
export function fakerMethods(): readonly string[] {
  const faker = createFakerSource()(createRandom('names'));
  return modules.flatMap((module) =>
    Object.getOwnPropertyNames(faker[module])
      .map((name) => `${module}.${name}`)
      .filter((path) => findMethod(path, faker) !== undefined),
  );
}

function findMethod(path: string, faker: Faker) {
  const [moduleName, methodName = '', ...rest] = path.split('.');
  const module = modules.find((name) => name === moduleName);
  if (module === undefined || rest.length > 0 || forbiddenMethods.has(methodName)) return undefined;
  const owner: object = faker[module];
  // Faker binds its methods as own properties of each module: an inherited one is not a method of faker.
  const method: unknown = Object.hasOwn(owner, methodName) ? Reflect.get(owner, methodName) : undefined;
  if (typeof method !== 'function' || methodName === 'constructor') return undefined;
  return { module, method: method as (...args: unknown[]) => unknown };
}

function parseCall(spec: unknown): FakerCall | undefined {
  if (typeof spec === 'string') return { path: spec, args: [] };
  if (Array.isArray(spec)) {
    const [path, ...args] = spec as unknown[];
    return typeof path === 'string' ? { path, args } : undefined;
  }
  if (!isObject(spec)) return undefined;
  const [entry] = Object.entries(spec);
  if (entry === undefined) return undefined;
  return { path: entry[0], args: Array.isArray(entry[1]) ? entry[1] : [entry[1]] };
}

function exceedsLimits(argument: unknown, module: string, name: string): boolean {
  if (typeof argument === 'number') return Math.abs(argument) > maxGenerated && !isMeasure(module, name);
  if (typeof argument === 'string') return argument.length > maxGenerated || longRepetition.test(argument);
  // The values of a list are choices, not counts.
  if (!isObject(argument)) return false;
  return Object.entries(argument).some(([key, inner]) =>
    // `{ count: { max: 5000 } }` is up to five thousand values, `{ max: 5000 }` one value that is no greater.
    exceedsLimits(inner, module, name === '' ? key : `${name}.${key}`),
  );
}

function isMeasure(module: string, name: string): boolean {
  return numberModules.has(module) || (measureModules.has(module) && numberArguments.has(name));
}

function attempt(method: (...args: unknown[]) => unknown, args: readonly unknown[]): unknown {
  try {
    // Some methods shuffle the list they are given in place, and it belongs to the contract.
    return Reflect.apply(method, undefined, structuredClone([...args]));
  } catch {
    // Faker throws errors of several classes for wrong arguments: the schema is then sampled as if it had no x-faker.
    return undefined;
  }
}

/** A date becomes its string, a bigint a number; a value that JSON cannot represent becomes `undefined`. */
function toJson(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? Number(inner) : inner,
  );
  return text === undefined ? undefined : JSON.parse(text);
}
