import { splitWords } from '../../../sample/property-words.ts';
import type { CrudContext } from '../crud-context.ts';
import { askedState } from './asked-state.ts';
import { initialFlag } from './initial/initial-flag.ts';
import { enumOf, initialState, isState, isStateName } from './initial/initial-state.ts';
import type { Missing, RuleValue } from './missing-property.ts';

/** Names, in snake case, of what a server hands out so that its holder can prove who it is. */
const credentials = /(^|_)(token|secret|api_key|access_key|secret_key|signing_key|private_key)$/;

/** What a credential calls its own text, and words for collections of credentials. */
const ownText = /^(value|key|token|secret)$/;
const credentialWords = /(^|_)(keys?|tokens?|secrets?|credentials?)$/;

/**
 * How a property of a new item begins that a request could have set and did not: as a server would set it, where its name
 * and schema say how. That is a state, a flag, and a credential; `undefined` for any other property, which stays out.
 */
export function beginning(crud: CrudContext, missing: Missing): RuleValue | undefined {
  const { name, merged } = missing;
  const values = enumOf(merged);
  const isOfState = values.length === 0 ? isStateName(name) : isState(name, values);
  if (isOfState) return askedState(missing) ?? initialState(missing);
  return issuedCredential(crud, missing) ?? initialFlag(missing);
}

/** The credential that a server hands out when an item is made; `undefined` for a property that is none. */
export function issuedCredential(crud: CrudContext, missing: Missing): RuleValue | undefined {
  const { name, schema, key, given } = missing;
  if (given.createdIn === undefined || !isCredential(missing)) return undefined;
  return { value: crud.sample(schema, { name, key: `${key}/${name}`, withoutExamples: true }) };
}

/** Whether a property of an item is a credential: by its name, or because the collection is of credentials. */
function isCredential({ words, merged, given: { createdIn = '' } }: Missing): boolean {
  if (!merged.types.has('string') || merged.keywords.enum !== undefined) return false;
  if (credentials.test(words)) return true;
  const last = createdIn.slice(createdIn.lastIndexOf('/') + 1);
  return ownText.test(words) && credentialWords.test(splitWords(last));
}
