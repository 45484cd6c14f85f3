import { plainName } from '../../inference/naming.ts';
import { accessTokenNames } from '../../inference/people/code-words.ts';
import { isLoginName } from '../../inference/people/people-words.ts';
import { wrapperNames } from '../../inference/wrapper/wrapper-names.ts';
import { isObject, plainText } from '../../json.ts';
import type { Schema } from '../../openapi/document.ts';
import { isOpaque, type MergedSchema } from '../../schema/merged-schema.ts';
import { atOnce } from '../../turns.ts';
import type { Item } from '../crud/stored-item.ts';
import { formatTimestamp } from '../crud/values/timestamp-kind.ts';
import { type OverlayTools, overlay } from '../echo/overlay.ts';
import { propertiesWithin } from '../echo/sent-values.ts';

/** What a member of a response to a log-in holds. */
export type TokenMember = 'access' | 'refresh' | 'type' | 'expiresIn' | 'expiresAt' | 'scope';

const memberNames: readonly (readonly [TokenMember, RegExp])[] = [
  ['access', accessTokenNames],
  ['refresh', /^refresh(?:token|jwt)?$/],
  ['type', /^(?:access)?tokentype$/],
  ['expiresIn', /^(?:access)?(?:token)?(?:expiresin|expirein|expiresinseconds|ttl)$/],
  [
    'expiresAt',
    /^(?:access)?(?:token)?(?:expires|expiresat|expireat|expiry|expirydate|expiration|expirationdate|expirationtime)$/,
  ],
  ['scope', /^scopes?$/],
];

/**
 * What short names mean beside another member, or alone: `{access, refresh}` is a pair of tokens, `{access}` one, and the
 * `type` beside a `token` its type.
 */
const shortNames: Readonly<Record<string, { readonly member: TokenMember; readonly beside: TokenMember }>> = {
  access: { member: 'access', beside: 'refresh' },
  type: { member: 'type', beside: 'access' },
};

/** The member that a property is, by its name. @param names those of all properties of the same object */
export function tokenMember(name: string, names: Iterable<string>): TokenMember | undefined {
  const short = Object.hasOwn(shortNames, name) ? shortNames[name] : undefined;
  if (short === undefined) return memberNamed(name);
  const others = [...names].filter((each) => each !== name);
  const isAlone = others.length === 0 && short.member === 'access';
  return isAlone || others.some((each) => memberNamed(each) === short.beside) ? short.member : undefined;
}

function memberNamed(name: string): TokenMember | undefined {
  const plain = plainName(name);
  return memberNames.find(([, names]) => names.test(plain))?.[0];
}

/** What a response to a log-in shows. */
export interface TokenFacts {
  readonly access: string;
  readonly refresh?: string;
  readonly scope?: string;
  readonly expires: Date;
  readonly lifetime: number;
  readonly person?: Item;
  /** What a log-in shows where nothing is declared of what it responds with. */
  readonly undeclared?: Item;
}

/** How deep in a response its members are. */
const maxDepth = 4;

/** A body with the token, what goes with it, and the person who logged in; it need not be valid. */
export function withTokenMembers(
  tools: OverlayTools,
  schema: Schema,
  body: unknown,
  facts: TokenFacts,
  depth = 0,
): unknown {
  const merged = tools.mergeSchema(schema, body);
  if (typeof body === 'string' && depth === 0) return inPlaceOfText(merged, facts);
  if (!isObject(body) || depth > maxDepth) return body;
  const open = openMember(tools, schema, body, facts);
  if (open !== undefined) return { ...body, ...open };
  const isPerson =
    facts.person !== undefined &&
    [...merged.properties.keys()].some(
      (name, _, all) => isLoginName(name) || tokenMember(name, all) === 'access',
    );
  const shown = isPerson ? atOnce(overlay(tools, schema, body, propertiesWithin(facts.person ?? {}))) : body;
  const result = new Map(Object.entries(isObject(shown) ? shown : body));
  for (const [name, property] of merged.properties) {
    const member = tokenMember(name, merged.properties.keys());
    const inner = tools.mergeSchema(property, result.get(name));
    const isPart = isObject(result.get(name));
    const value = isPart
      ? withTokenMembers(tools, property, result.get(name), facts, depth + 1)
      : member && memberValue(member, name, inner, facts);
    if (value !== undefined) result.set(name, value);
  }
  return Object.fromEntries(result);
}

/** What a response that is a text becomes: the token, or what is shown where nothing says that it is one. */
function inPlaceOfText(merged: MergedSchema, { access, undeclared }: TokenFacts): unknown {
  const isUntyped = isOpaque(merged) && merged.types.size === 0;
  return isUntyped && undeclared !== undefined ? undeclared : access;
}

/**
 * What is shown in a body that says nothing of itself, and in the member of one that says nothing of what it holds, as the
 * `data` of `{code, message, data}`; nothing where a member is a token by its name.
 */
function openMember(
  { mergeSchema }: OverlayTools,
  schema: Schema,
  body: Item,
  { undeclared }: TokenFacts,
): Item | undefined {
  const merged = mergeSchema(schema);
  const names = new Set([...merged.properties.keys(), ...Object.keys(body)]);
  if (undeclared === undefined || [...names].some((name) => tokenMember(name, names) === 'access'))
    return undefined;
  if (isOpaque(merged)) return undeclared;
  const isUntyped = (each: Schema) => isOpaque(mergeSchema(each)) && mergeSchema(each).types.size === 0;
  const name = wrapperNames.find((each) => isUntyped(merged.properties.get(each) ?? { type: 'string' }));
  return name === undefined ? undefined : { [name]: undeclared };
}

function memberValue(member: TokenMember, name: string, merged: MergedSchema, facts: TokenFacts): unknown {
  switch (member) {
    case 'access':
    case 'refresh':
      return facts[member];
    case 'type':
      return bearerIn(merged);
    case 'expiresIn':
      return merged.types.has('string') ? `${facts.lifetime}` : facts.lifetime;
    case 'expiresAt':
      return formatTimestamp(facts.expires, name, merged);
    default:
      return merged.types.has('array') ? facts.scope?.split(' ') : facts.scope;
  }
}

/** `Bearer` (RFC 6750), in the case that the contract writes it in. */
function bearerIn({ keywords }: MergedSchema): string {
  const known = [
    keywords.const,
    ...(Array.isArray(keywords.enum) ? keywords.enum : []),
    keywords.default,
    keywords.example,
  ];
  return known.find((value): value is string => /^bearer$/i.test(plainText(value))) ?? 'Bearer';
}
