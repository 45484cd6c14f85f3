import { contentWithFields } from '../../codecs/declared-content.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergeSchema } from '../../schema/merged-schema.ts';
import { isIdentifier, wordsBeforeId } from '../identity/identifier-words.ts';
import type { InferenceContext } from '../inference-context.ts';
import { plainName } from '../naming.ts';
import { createNamesOthers } from '../query/finders/finder.ts';
import { inferLookedUpWrite } from '../query/finders/look-up-writes.ts';
import type { CreateRole, DeleteRole, ReplaceRole, Role, UpdateRole } from '../resource.ts';
import { parseResourcePath } from '../resource-path.ts';
import { parseResourceHint } from '../vendor-extension.ts';
import { isElementWord, parseListVerb } from './list-verbs.ts';

type WriteRole = UpdateRole | ReplaceRole | DeleteRole;

/**
 * The writes beside a create that say by what it refers to which item they are about: `PUT /cart/update` with
 * `{productId, quantity}`, and `POST /cart/remove` with `{productId}`, of the items that `POST /cart/add` makes with it.
 * @param roleOf the roles so far
 */
export function inferKeyedWrites(
  context: InferenceContext,
  roleOf: ReadonlyMap<string, Role>,
): readonly WriteRole[] {
  const roles = [...roleOf.values()];
  const creates = roles.filter((role) => role.kind === 'create');
  const namesOthers = createNamesOthers(roles);
  return [...context.operations.values()].flatMap((operation): readonly WriteRole[] => {
    const hint = parseResourceHint(context.document, operation);
    if (roleOf.has(operation.id) || hint.isNone || hint.role !== undefined) return [];
    const written = writtenBy(operation);
    if (written === undefined) return [];
    const beside = creates.find(({ collectionPath }) => collectionPath === written.collection);
    if (beside === undefined || beside.resource.isSingleton || beside.resource.isGiven) return [];
    const parameter = keyIn(context.mergeSchema, operation, beside);
    if (parameter === undefined || !isAbout(written.noun, parameter)) return [];
    const parentParameters = written.parents;
    const finder = { operation, word: written.noun, parentParameters, beside, namesOthers };
    const found = inferLookedUpWrite(context, finder, { parameter, path: [parameter] }, written.kind);
    return found.map((role) => ({ ...role, idInput: { in: 'body', name: parameter } }));
  });
}

/** What an operation says in its last word that it does, and to the items at which path. */
interface Written {
  readonly kind: 'update' | 'delete';
  readonly noun: string;
  readonly collection: string;
  readonly parents: readonly string[];
}

function writtenBy({ method, path }: Operation): Written | undefined {
  const [, above = '', last = ''] = /^(.+)\/([A-Za-z][\w-]*)\/?$/.exec(path) ?? [];
  const verb = method === 'get' || last === '' ? undefined : parseListVerb(last);
  const parsed = verb === undefined ? undefined : parseResourcePath(above);
  if (verb === undefined || parsed === undefined || parsed.idParameter !== undefined) return undefined;
  const place = {
    noun: verb.noun,
    collection: parsed.collection,
    parents: parsed.parameters.map(({ name }) => name),
  };
  if (verb.change === 'remove') return { kind: 'delete', ...place };
  return verb.change === 'change' || verb.change === 'replace' ? { kind: 'update', ...place } : undefined;
}

/** The only identifier in a body that the create is sent as well. */
function keyIn(mergeSchema: MergeSchema, operation: Operation, { sent }: CreateRole): string | undefined {
  const body = contentWithFields(operation.requestBody?.content)?.schema ?? {};
  const made = mergeSchema(sent?.schema ?? {}).properties;
  const [only, ...others] = [...mergeSchema(body).properties].filter(([name, schema]) => {
    const { types } = mergeSchema(schema);
    const isScalar = ['string', 'integer', 'number'].some((type) => types.has(type));
    return isScalar && isIdentifier(name) && made.has(name);
  });
  return others.length === 0 ? only?.[0] : undefined;
}

/** Whether a word beside a verb is for the items, or for what they refer to: `remove-item`, `updateQuantity`, `removeProduct`. */
function isAbout(noun: string, parameter: string): boolean {
  const plain = plainName(noun);
  return ['', 'quantity', 'qty', ...wordsBeforeId(parameter)].includes(plain) || isElementWord(noun);
}
