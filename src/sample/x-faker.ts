import { isObject } from '../json.ts';
import type { Random } from '../random.ts';
import type { Faker, FakerSource } from './faker-source.ts';

/** The modules of faker whose methods a contract may call; they make values of plain arguments and nothing else. */
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

/** Methods that read a language of their own or call back. */
const rejected = new Set(['fake', 'mustache', 'fromRegExp', 'multiple', 'maybe', 'uniqueArray']);

/** Where a great number is a value, not an amount of what to make: as an argument, and by its name. */
const modulesOfNumbers = new Set(['number']);
const namesOfNumbers = new Set(['min', 'max', 'from', 'to', 'refDate', 'width', 'height', 'multipleOf']);
const modulesOfMeasures = new Set(['number', 'date', 'finance', 'commerce', 'location', 'image']);

const maxGenerated = 1_000;

/** Some methods write a text after a template in which `{1000000}` repeats what stands before. */
const longRepetition = /\{[^}]*\d{4}/;

/**
 * What an `x-faker` asks for: `internet.email`, `{ "helpers.arrayElement": [["a", "b"]] }` with a list of arguments or
 * the one argument, or `["helpers.arrayElement", ["a", "b"]]`. Absent when it names no method that a contract may
 * call, or when the method refuses its arguments.
 */
export function valueOfXFaker(spec: unknown, faker: FakerSource, random: Random): unknown {
  const request = parseCall(spec);
  if (request === undefined) return undefined;
  const [moduleName, methodName = '', ...rest] = request.path.split('.');
  const module = modules.find((name) => name === moduleName);
  if (module === undefined || rest.length > 0 || rejected.has(methodName)) return undefined;
  if (request.args.some((argument) => asksForTooMuch(argument, module, ''))) return undefined;
  const owner: object = faker(random)[module];
  // Faker binds its methods as properties of each module's own: what is inherited is none of them.
  const method: unknown = Object.hasOwn(owner, methodName) ? Reflect.get(owner, methodName) : undefined;
  if (typeof method !== 'function' || methodName === 'constructor') return undefined;
  return asJson(attempt(method as (...args: unknown[]) => unknown, request.args));
}

interface FakerCall {
  readonly path: string;
  readonly args: readonly unknown[];
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

function asksForTooMuch(argument: unknown, module: string, name: string): boolean {
  if (typeof argument === 'number') return Math.abs(argument) > maxGenerated && !isMeasure(module, name);
  if (typeof argument === 'string') return argument.length > maxGenerated || longRepetition.test(argument);
  // What stands in a list is there to be picked.
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) return false;
  return Object.entries(argument).some(([key, inner]) =>
    // `{ count: { max: 5000 } }` asks for five thousand, `{ max: 5000 }` for one that is no greater.
    asksForTooMuch(inner, module, name === '' ? key : `${name}.${key}`),
  );
}

function isMeasure(module: string, name: string): boolean {
  return modulesOfNumbers.has(module) || (modulesOfMeasures.has(module) && namesOfNumbers.has(name));
}

function attempt(method: (...args: unknown[]) => unknown, args: readonly unknown[]): unknown {
  try {
    // Some methods shuffle the list that they are given: it is the contract's.
    return Reflect.apply(method, undefined, structuredClone([...args]));
  } catch {
    // Faker refuses wrong arguments with errors of several classes: the schema is then sampled as if it asked nothing.
    return undefined;
  }
}

/** A date becomes its text, a great whole number a number; what JSON has no form for is no value. */
function asJson(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? Number(inner) : inner,
  );
  return text === undefined ? undefined : JSON.parse(text);
}
