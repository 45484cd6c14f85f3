// A rest in a pattern (`{ settings: _, ...rest }`) makes an object that V8 takes microseconds to spread, to copy and to
// write, and each property that comes new after a spread (`{ ...headers, ETag }`) takes half of one. What each request makes
// is put together property by property.

/** An object without some of its properties. */
export function without<T extends object, K extends keyof T & string>(
  source: T,
  ...names: readonly K[]
): Omit<T, K> {
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(source)) {
    if (!(names as readonly string[]).includes(name)) setOwn(copy, name, Reflect.get(source, name));
  }
  return copy as Omit<T, K>;
}

/** The properties of two objects; where both have one of a name, the value is that of the second. */
export function joined<A extends object, B extends object>(first: A, second: B): Omit<A, keyof B> & B {
  const copy: Record<string, unknown> = {};
  for (const part of [first, second]) {
    for (const name of Object.keys(part)) setOwn(copy, name, Reflect.get(part, name));
  }
  return copy as Omit<A, keyof B> & B;
}

/** A property named `__proto__` is one like any other. */
function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  else target[name] = value;
}
