import { CORE_SCHEMA, load as parseYaml, type State, Type, YAMLException } from 'js-yaml';
import { StartupError } from '../../errors.ts';
import { plainText } from '../../json.ts';
import { isTextNestedWithin } from '../../json-depth.ts';

/** The YAML of OpenAPI: the types of JSON, and `<<`. A date stays a string, as in JSON. */
const mergeKey = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (data) => data === '<<' });
/** A value with another tag, such as `!!binary` or `!Ref`, is what it is without the tag. */
const otherTags = ['!', 'tag:yaml.org,2002:'].flatMap((tag) =>
  (['scalar', 'sequence', 'mapping'] as const).map(
    (kind) => new Type(tag, { kind, multi: true, construct: (data: unknown) => data }),
  ),
);
const schema = CORE_SCHEMA.extend({ implicit: [mergeKey], explicit: otherTags });

/** How deep JSON may nest to be parsed as such. It is more than is accepted, so that what is too deep can be located. */
const maxJsonDepth = 100_000;

/**
 * Parses YAML or JSON.
 * @param name of the file, for messages
 * @throws StartupError with file, line and column for a text that is neither.
 */
export function parseText(text: string, name: string): unknown {
  return parseJson(text) ?? parseAsYaml(text, name);
}

/** Whether a text begins as JSON does; YAML with braces and brackets may too. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/**
 * Parses JSON; `undefined` for a text that is not JSON. YAML's parser reads JSON too, and locates syntax errors, but
 * takes ten times as long; it also has a limit for the depth, which is the one of such a text.
 */
export function parseJson(text: string): unknown {
  if (!looksLikeJson(text) || !isTextNestedWithin(maxJsonDepth, text)) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Parses YAML.
 * @throws StartupError with file, line and column.
 */
function parseAsYaml(text: string, name: string): unknown {
  try {
    return parseYaml(text, { filename: name, schema });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const location = error.mark ? `:${error.mark.line + 1}:${error.mark.column + 1}` : '';
    throw new StartupError(`${name}${location} is neither YAML nor JSON (${error.reason}): fix it there.`, {
      cause: error,
    });
  }
}

/**
 * Parses YAML in which a key may stand twice: the last one counts, as in JSON.
 * @param onRepeatedKey called where one does
 * @throws StartupError with file, line and column.
 */
export function parseTolerantYaml(text: string, name: string, onRepeatedKey: () => void): unknown {
  try {
    return parseAsYaml(text, name);
  } catch (error) {
    const { cause } = error as Error;
    if (!(cause instanceof YAMLException) || cause.reason !== 'duplicated mapping key') throw error;
    onRepeatedKey();
    return parseYaml(text, { filename: name, schema, json: true });
  }
}

/** A node of a text: where it begins, and what is in it by key or index. */
export interface SyntaxNode {
  readonly offset: number;
  readonly entries: ReadonlyMap<string, { readonly node: SyntaxNode; readonly offset: number }>;
  /** The keys that stand in it more than once; their last entry counts. */
  readonly repeated?: readonly string[];
}

/** A node while it is parsed. */
interface OpenNode {
  readonly offset: number;
  readonly children: { readonly node: SyntaxNode; readonly value: unknown }[];
}

/** The nodes of a YAML text that has been parsed before, with their offsets in it. */
export function parseYamlTree(text: string): SyntaxNode {
  const open: OpenNode[] = [{ offset: 0, children: [] }];
  function listener(this: State, event: 'open' | 'close', state: State): void {
    if (event === 'open') open.push({ offset: nextToken(state.input, state.position), children: [] });
    else closeNode(open, state);
  }
  parseYaml(text, { schema, listener, json: true });
  return open[0]?.children[0]?.node ?? { offset: 0, entries: new Map() };
}

function closeNode(open: OpenNode[], { kind, result }: State): void {
  const { offset, children } = open.pop() ?? { offset: 0, children: [] };
  const node = {
    offset,
    entries: entriesOf(kind, children),
    ...(kind === 'mapping' && repeatedIn(children)),
  };
  open.at(-1)?.children.push({ node, value: result });
}

/** A scalar may have been tried as the key of a mapping first: it has children that do not count. */
function entriesOf(kind: string, children: OpenNode['children']): SyntaxNode['entries'] {
  if (kind === 'sequence') {
    return new Map(children.map(({ node }, index) => [`${index}`, { node, offset: node.offset }]));
  }
  if (kind !== 'mapping') return new Map();
  const pairs = children.flatMap((key, at): [string, { node: SyntaxNode; offset: number }][] => {
    const value = children[at + 1];
    if (at % 2 === 1 || value === undefined) return [];
    return [[plainText(key.value), { node: value.node, offset: key.node.offset }]];
  });
  return new Map(pairs);
}

function repeatedIn(children: OpenNode['children']): Pick<SyntaxNode, 'repeated'> {
  const keys = children.flatMap(({ value }, at) => (at % 2 === 0 ? [plainText(value)] : []));
  const repeated = keys.filter((key, at) => keys.indexOf(key) !== at);
  return repeated.length === 0 ? {} : { repeated: [...new Set(repeated)] };
}

/** The offset of what follows spaces, line breaks and comments. */
function nextToken(input: string, position: number): number {
  const blank = /(?:\s|#.*)*/y;
  blank.lastIndex = position;
  blank.exec(input);
  return blank.lastIndex;
}
