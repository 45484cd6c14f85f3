import type { Schema } from '../../../openapi/document.ts';
import type { CrudContext } from '../crud-context.ts';
import type { Item } from '../stored-item.ts';
import { ruledValue } from './default-value.ts';
import type { Given } from './missing-property.ts';

/** What the values of a generated object follow from. */
interface RuledOptions {
  readonly given: Given;
  /** The properties that requests can set: nothing is known of how they begin. */
  readonly sendable: ReadonlySet<string>;
}

/**
 * A generated object in which the values that the server owns begin by their rules, and those of the path are the
 * path's: the `balance` of a wallet that nobody has used is 0, its `accountId` that of the request.
 */
export function withRuledValues(
  crud: CrudContext,
  schema: Schema,
  generated: Item,
  { given, sendable }: RuledOptions,
): Item {
  const merged = crud.mergeSchema(schema, generated);
  const ruled = [...merged.properties].flatMap(([name, property]): [string, unknown][] => {
    const isRequired = merged.required.has(name);
    const siblings = new Map(Object.entries(generated).filter(([other]) => other !== name));
    const missing = {
      name,
      schema: property,
      isRequired,
      isServerSet: !sendable.has(name),
      key: '',
      siblings,
      given,
    };
    const found = ruledValue(crud, missing);
    if (found?.value !== undefined)
      return Object.hasOwn(generated, name) || isRequired ? [[name, found.value]] : [];
    return found === undefined || isRequired ? [] : [[name, undefined]];
  });
  const whole = Object.entries({ ...generated, ...Object.fromEntries(ruled) });
  return Object.fromEntries(whole.filter(([, value]) => value !== undefined));
}
