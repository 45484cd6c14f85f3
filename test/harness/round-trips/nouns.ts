/** What a step of a path does, where it is a verb: `/products/add`, `/getAllProducts`. */
export type Verb = 'create' | 'list' | 'read' | 'update' | 'remove';

const verbs: Readonly<Record<string, Verb>> = {
  ...verbsOf('create', 'add create new save insert store register make'),
  ...verbsOf('list', 'all list getall findall fetchall index listall'),
  ...verbsOf('read', 'get find show view detail details fetch read getbyid byid findbyid'),
  ...verbsOf('update', 'update edit modify change'),
  ...verbsOf('remove', 'delete remove destroy'),
};

function verbsOf(verb: Verb, words: string): Record<string, Verb> {
  return Object.fromEntries(words.split(' ').map((word) => [word, verb]));
}

/** A step of a path: a verb, a noun in the singular, or both. */
export interface Step {
  readonly verb?: Verb;
  readonly noun?: string;
}

/** Reads a step of a path as a person does. */
export function readStep(step: string): Step {
  const words = wordsOf(step);
  const whole = verbs[words.join('')];
  if (whole !== undefined) return { verb: whole };
  const [first = '', ...rest] = words;
  const verb = verbs[first];
  if (verb === undefined || rest.length === 0) return { noun: singular(words.join('')) };
  const [second = ''] = rest;
  const all = second === 'all' && rest.length > 1 ? rest.slice(1) : rest;
  const by = all.indexOf('by');
  const noun = singular((by > 0 ? all.slice(0, by) : all).join(''));
  return { verb: second === 'all' || (verb === 'read' && isPlural(all.join(''))) ? 'list' : verb, noun };
}

/** `createOrder-Item` → `create order item`. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** The singular of a word, near enough to compare two of them. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  if (/ies$/.test(lower)) return lower.replace(/ies$/, 'y');
  if (/(s|x|z|ch|sh)es$/.test(lower)) return lower.replace(/es$/, '');
  if (/(ss|us|is)$/.test(lower)) return lower;
  return lower.replace(/s$/, '');
}

/** Whether a word names several: `orders`. */
export function isPlural(word: string): boolean {
  return singular(word) !== word.toLowerCase();
}
