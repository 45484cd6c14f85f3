/** A value that differs from another one in a single place. */
export interface Mutant {
  /** What was done where, such as `/address/city longer`. */
  readonly name: string;
  readonly value: unknown;
}

/** Values of every kind that replace another one; whether they fit there is for a validator to decide. */
const strangers: Readonly<Record<string, unknown>> = {
  'a text': 'stranger',
  'an empty text': '',
  'a long text': 'x'.repeat(5_000),
  zero: 0,
  'a negative number': -1,
  'a fraction': 1.5,
  'a huge number': 1e15,
  true: true,
  null: null,
  'an empty list': [],
  'a list of nulls': [null, null],
  'an empty object': {},
};

/** Every mutant of a value: each of its parts changed, left out or added to, one at a time. `text` replaces texts. */
export function mutantsOf(value: unknown, text: string, path = ''): readonly Mutant[] {
  const here = Object.entries({ ...strangers, 'another text': text })
    .filter(([, stranger]) => stranger !== value)
    .map(([name, stranger]) => ({ name: `${path || 'the body'} is ${name}`, value: stranger }));
  if (Array.isArray(value)) return [...here, ...mutantsOfList(value, text, path)];
  if (typeof value === 'object' && value !== null) return [...here, ...mutantsOfObject(value, text, path)];
  return here;
}

function mutantsOfList(list: readonly unknown[], text: string, path: string): readonly Mutant[] {
  const many = Array.from({ length: 200 }, (_, i) => (typeof list[0] === 'string' ? `item ${i}` : list[0]));
  const inside = list.flatMap((item, i) =>
    mutantsOf(item, text, `${path}/${i}`).map((mutant) => ({ ...mutant, value: list.with(i, mutant.value) })),
  );
  return [...(list.length === 0 ? [] : [{ name: `${path} has 200 items`, value: many }]), ...inside];
}

function mutantsOfObject(object: object, text: string, path: string): readonly Mutant[] {
  const entries = Object.entries(object);
  const replaced = entries.flatMap(([name, part]) =>
    mutantsOf(part, text, `${path}/${name}`).map((mutant) => ({
      ...mutant,
      value: Object.fromEntries(entries.map(([key, each]) => [key, key === name ? mutant.value : each])),
    })),
  );
  const without = entries.map(([name]) => ({
    name: `${path}/${name} is left out`,
    value: Object.fromEntries(entries.filter(([key]) => key !== name)),
  }));
  const unknown = ['surprise', 'constructor', '__proto__'].map((name) => ({
    name: `${path}/${name} is added`,
    value: Object.fromEntries([...entries, [name, 'x']]),
  }));
  return [...replaced, ...without, ...unknown];
}
