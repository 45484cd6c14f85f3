import type { Collection } from './collections.ts';
import type { Contract } from './contract.ts';
import { singular, wordsOf } from './nouns.ts';
import { typeOf, viewOf } from './schema-view.ts';

/** The collection whose items a property names, by its name, that of the object around it, and its schema. */
export type FindReferred = (name: string, parent: string, schema: unknown) => Collection | undefined;

/** Parameters that name anything. */
const general = /^(id|name|key|slug|code|uuid|uid|type|number|date|token|value)$/i;

/** Reads references as a person does: `customer_id`, `orderIds`, `author: 7`, and what a path calls `{customer}`. */
export function createReferences(contract: Contract, collections: readonly Collection[]): FindReferred {
  const named = (noun: string) => collections.find((each) => each.noun === noun);

  /** `customer_id` names customers; `id` those that the object around it is named after. */
  function byId(words: readonly string[], parent: string): Collection | undefined {
    const stem = words.length > 1 ? words.slice(0, -1) : wordsOf(parent);
    const noun = singular(stem.join(''));
    return noun === '' ? undefined : (named(noun) ?? named(singular(stem.at(-1) ?? '')));
  }

  function byParameter(name: string, schema: unknown): Collection | undefined {
    if (general.test(name) || !isScalar(schema)) return undefined;
    return collections.find(({ parameter }) => parameter === name);
  }

  return (name, parent, schema) => {
    const words = wordsOf(name);
    if (/^(ids?|uuids?|pk)$/.test(words.at(-1) ?? '')) return byId(words, parent);
    const own = byParameter(name, schema);
    return own ?? (isKey(schema) ? named(singular(words.join(''))) : undefined);
  };

  function isScalar(schema: unknown): boolean {
    const view = viewOf(contract, schema);
    return view.node.enum === undefined && ['string', 'integer', 'number'].includes(typeOf(view) ?? '');
  }

  /** A number or a uuid in place of an object: what frameworks with a database write for a relation. */
  function isKey(schema: unknown): boolean {
    const view = viewOf(contract, schema);
    return typeOf(view) === 'integer' || view.node.format === 'uuid';
  }
}
