import { compilePattern } from '../../pattern/compile-pattern.ts';

/** A path template as OpenAPI writes it. */
export interface StandardPath {
  readonly path: string;
  /** The names of the parameters that are the rest of a path, slashes included. */
  readonly rest: readonly string[];
  /** What the router demands of parameters, as patterns of their whole values: of `{id:int}`, digits. */
  readonly constraints: Readonly<Record<string, string>>;
}

/** A form in which a router or a framework writes a parameter. */
interface Form {
  readonly form: RegExp;
  /** Whether the value may have slashes. */
  readonly isRest?: true;
}

/** What is between braces; the first group is the name. */
const inBraces: readonly Form[] = [
  // {*path} of Spring, {**path} of ASP.NET, {+path} of RFC 6570.
  { form: /^[*+]{1,2}([^*+:=?{}]+)$/, isRest: true },
  // {proxy+} of API Gateway, {path*} of many.
  { form: /^([^*+:=?{}]+)[*+]$/, isRest: true },
  // {path:path} of Starlette, {path:.*} of JAX-RS and gorilla, {name=**} of Google.
  { form: /^([^*+:=?{}]+)(?::path|:\.[*+]|=\*\*)$/, isRest: true },
  // {name=projects/*} of Google: `expandResourceNames` may find more in it.
  { form: /^([^*+:=?{}]+)=.*\/.*$/s, isRest: true },
  // {id:int} and {id?} of ASP.NET, {id:[0-9]+} of JAX-RS.
  { form: /^([^*+:=?{}]+)(?:[:=].*|\?)$/s },
  // {{id}} of Postman.
  { form: /^\{\s*([^{}]+?)\s*\}$/ },
];

/** A whole segment. */
const asSegment: readonly Form[] = [
  // <path:file> and <int:id> of Flask and Django.
  { form: /^<path:(\w+)>$/, isRest: true },
  { form: /^<(?:[^<>:]+:)?(\w+)>$/ },
  // *path of Gin, * and ** of Express and Spring, :path* of Express.
  { form: /^\*{1,2}(\w*)$/, isRest: true },
  { form: /^:(\w+)[*+]$/, isRest: true },
  // [...path] and [id] of Next.js.
  { form: /^\[{1,2}\.{3}(\w+)\]{1,2}$/, isRest: true },
  { form: /^\[(\w+)\]$/ },
];

/** What the words for constraints allow, of ASP.NET, Flask and Django. */
const constraintWords: Readonly<Record<string, string>> = {
  int: '-?\\d+',
  long: '-?\\d+',
  alpha: '[A-Za-z]+',
  bool: '(?:[Tt]rue|[Ff]alse)',
  decimal: '-?\\d+(?:\\.\\d+)?',
  double: '-?\\d+(?:\\.\\d+)?',
  float: '-?\\d+(?:\\.\\d+)?',
  guid: '[0-9A-Fa-f]{8}-?(?:[0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}',
  uuid: '[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}',
  slug: '[-\\w]+',
};

/**
 * The pattern of a constraint: a word, or digits and characters in brackets as JAX-RS and Express have them; nothing for
 * one that is no pattern, such as `[z-a]+`.
 */
function constraintPattern(text: string): string | undefined {
  if (Object.hasOwn(constraintWords, text)) return constraintWords[text];
  return /^(?:\[[\w-]+\]|\\d|\\w)(?:\+|\{\d+(?:,\d*)?\})$/.test(text) && compilePattern(text)
    ? text
    : undefined;
}

/** The constraints that a path has: `{id:int}`, `<int:id>`, `:id(\\d+)`. */
const constrained = [
  /\{(?<name>[^*+:=?{}]+):(?<constraint>(?:[^{}]|\{[\d,]*\})+)\}/g,
  /<(?<constraint>\w+):(?<name>\w+)>/g,
  /:(?<name>[A-Za-z_]\w*)\((?<constraint>[^()]*)\)/g,
] as const;

function constraintsOf(written: string): Readonly<Record<string, string>> {
  const found = constrained.flatMap((form) =>
    [...written.matchAll(form)].flatMap(({ groups: { name = '', constraint = '' } = {} }) => {
      const pattern = constraintPattern(constraint.trim());
      return pattern === undefined ? [] : [[name.trim(), pattern] as const];
    }),
  );
  return Object.fromEntries(found);
}

/** The name of a rest of the path that has none. */
const unnamedRest = 'path';

const braces = /\$?\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** The parameters in a segment of Express: `:from-:to`, `:id(\d+)`. */
const colons = /:([A-Za-z_]\w*)(?:\([^()]*\))?\??/g;

/**
 * The standard form of a path template that is written as a router or a framework has it: `/files/{path}` for
 * `/files/{path*}`, `/users/{id}` for `/users/:id` and `users/{id:int}`. A constraint such as `int` is left out: the
 * schema of the parameter says what its values are.
 */
export function standardPath(written: string): StandardPath {
  const rest: string[] = [];
  const toParameter = (text: string, forms: readonly Form[]): string | undefined => {
    for (const { form, isRest } of forms) {
      const [found, name = ''] = form.exec(text) ?? [];
      if (found === undefined) continue;
      if (isRest) rest.push(name || unnamedRest);
      return `{${name || unnamedRest}}`;
    }
    return undefined;
  };
  // {/:id} of Express 5 and {/id} of RFC 6570 begin a segment.
  const withBraces = written.replace(/\{\/:?(\w+)\}/g, '/{$1}').replace(braces, (_, inside: string) => {
    // {?limit,offset} of RFC 6570 is a query.
    if (/^[?&]/.test(inside)) return '';
    return toParameter(inside.trim(), inBraces) ?? `{${inside.trim()}}`;
  });
  const segments = withBraces.split('/').map((segment) => {
    const whole = toParameter(segment, asSegment);
    return whole ?? (segment.startsWith(':') ? segment.replace(colons, '{$1}') : segment);
  });
  const path = segments.join('/');
  return { path: path.startsWith('/') ? path : `/${path}`, rest, constraints: constraintsOf(written) };
}
