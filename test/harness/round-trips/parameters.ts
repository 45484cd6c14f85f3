import { pathParameters } from './collections.ts';
import type { Contract, Node } from './contract.ts';
import type { Operation, Parameter } from './operations.ts';
import { typeOf, viewOf } from './schema-view.ts';
import type { Validate } from './validator.ts';
import type { CreateValue, Wish } from './values.ts';

/** The values of parameters by `in name`, or why one that is required has none. */
export type CreateParameters = (
  operation: Operation,
  path: readonly (string | undefined)[],
  wish: Wish,
) => ReadonlyMap<string, unknown> | string;

/** Query and header parameters that only make sense with a value from an earlier response. */
const needsContext =
  /^(max|min|since)_?id$|^(next|prev(ious)?)$|cursor|marker|token|after|before|offset|start|page|if-|etag|range|version|signature/i;

/** How many optional parameters are sent at once: hundreds of filters make a request line that no server takes. */
const mostOptional = 40;

function withoutTooMany(parameters: readonly Parameter[]): readonly Parameter[] {
  const optional = parameters.filter(({ isRequired }) => !isRequired);
  const sent = new Set(optional.slice(0, mostOptional));
  return parameters.filter((each) => each.isRequired || sent.has(each));
}

/** Makes the parameters of a request: known ids where they fit, else valid values of the schemas. */
export function createParameterMaker(
  contract: Contract,
  validate: Validate,
  createValue: CreateValue,
): CreateParameters {
  function createParameter({ name, in: place, schema, isRequired }: Parameter, wish: Wish): unknown {
    // The page of a list is a number, also in a contract that has a collection of pages.
    const page = place === 'query' && pageNumbers.test(plainWord(name)) ? firstOf(schema, name) : undefined;
    if (page !== undefined) return page;
    // `filter[status]` is a filter by the status.
    const known = knownOf(/^filters?\[(\w+)\]$/.exec(name)?.[1] ?? name, schema, wish);
    if (known !== undefined) return known;
    const first =
      place === 'query' ? (anySearch({ name, schema, isRequired }) ?? firstOf(schema, name)) : undefined;
    return first ?? createValue(schema, name, place === 'query' ? pagingOf(wish) : wish);
  }

  /** What is made is found by nothing that must be in it: a search that is required may be for nothing. */
  function anySearch({ name, schema, isRequired }: Omit<Parameter, 'in'>): unknown {
    return isRequired && searches.test(name) && validate(schema, '').length === 0 ? '' : undefined;
  }

  /** A list filtered by ids, as `id` or as `ids`, is to show the item whose id is known: a list of one. */
  function knownOf(name: string, schema: unknown, { known }: Wish): unknown {
    const isList = typeOf(viewOf(contract, schema)) === 'array';
    const names = isList ? [name, name.replace(/s$/, '')] : [name];
    const [value] = names.flatMap((each) => {
      const found = known(each, '', schema);
      return found === undefined || found === 'leave' ? [] : [found.value];
    });
    if (value === undefined) return undefined;
    if (isList) return [[value], [Number(value)]].find((list) => validate(schema, list).length === 0);
    return fitsParameter(validate, schema, String(value)) ? value : undefined;
  }

  function firstOf(schema: unknown, name: string): unknown {
    const first = firstPage(name, viewOf(contract, schema).node);
    // NestJS takes a number in a query for a text.
    return [first, String(first)].find((each) => first !== undefined && validate(schema, each).length === 0);
  }

  /** The first page also where the parameter is an object that holds it, as Spring's `pageable` is. */
  function pagingOf(wish: Wish): Wish {
    return {
      ...wish,
      known: (name, parent, schema) => {
        const first = firstOf(schema, name);
        return wish.known(name, parent, schema) ?? (first === undefined ? undefined : { value: first });
      },
    };
  }

  const isSent = (parameter: Parameter, { method }: Operation, wish: Wish) =>
    isSendable(parameter) &&
    (parameter.isRequired ||
      (wish.isFull &&
        method === 'GET' &&
        !needsContext.test(parameter.name) &&
        !isListOfObjects(parameter.schema)) ||
      isOtherwiseFiltered(parameter, wish));

  /** No client can send a header called `Authorization Bearer`. */
  const isSendable = ({ in: place, name }: Parameter) => place !== 'header' || /^[^\s:]+$/.test(name);

  /** `parent`, by default `root`, hides an item of another parent, unless the list is asked for that. */
  function isOtherwiseFiltered({ in: place, name, schema }: Parameter, { known }: Wish): boolean {
    const { default: usual, type } = viewOf(contract, schema).node;
    return (
      place === 'query' && type === 'string' && usual !== undefined && known(name, '', schema) !== undefined
    );
  }

  const isWritable = (parameter: Parameter) =>
    parameter.in !== 'query' || parameter.mediaType !== undefined || !isListOfObjects(parameter.schema);

  /** No style of OpenAPI says how such a list is written. */
  function isListOfObjects(schema: unknown): boolean {
    const { node } = viewOf(contract, schema);
    return node.items !== undefined && typeOf(viewOf(contract, node.items)) === 'object';
  }

  /** The ids on a path that may stand where they do. */
  function idsOn(operation: Operation, path: readonly (string | undefined)[]): [string, unknown][] {
    return pathParameters(operation.path).flatMap(({ name }, i): [string, unknown][] => {
      const id = path[i];
      const isFitting = id !== undefined && fitsParameter(validate, pathSchemaOf(operation, name), id);
      return isFitting ? [[`path ${name}`, id]] : [];
    });
  }

  return (operation, path, wish) => {
    const values = new Map(idsOn(operation, path));
    const sent = withoutTooMany(operation.parameters).filter((each) => isSent(each, operation, wish));
    for (const parameter of sent) {
      const key = `${parameter.in} ${parameter.name}`;
      if (values.has(key)) continue;
      const value = isWritable(parameter)
        ? createParameter(parameter, wishFor(operation, parameter, wish))
        : undefined;
      if (value === undefined && parameter.isRequired) return `no valid value of ${key} was found`;
      if (value !== undefined) values.set(key, value);
    }
    return withUndeclared(operation, values, wish);
  };
}

/** A parameter in a word of a path, as in `/{kind}-comments`, has the same value in all requests: each has items of its own. */
function wishFor({ path }: Operation, { in: place, name }: Parameter, wish: Wish): Wish {
  const isInWord = place === 'path' && !pathParameters(path).some((each) => each.name === name);
  return isInWord ? { ...wish, serial: 0 } : wish;
}

/** The parameters with those of the path that the contract does not declare. */
function withUndeclared(
  { path }: Operation,
  values: ReadonlyMap<string, unknown>,
  { serial }: Wish,
): ReadonlyMap<string, unknown> {
  const undeclared = pathParameters(path).filter(({ name }) => !values.has(`path ${name}`));
  return new Map([
    ...values,
    ...undeclared.map(({ name }) => [`path ${name}`, `${name} ${serial}`] as const),
  ]);
}

/** The schema of a parameter of the path; one that is not declared takes anything. */
export function pathSchemaOf({ parameters }: Operation, name: string | undefined): unknown {
  return parameters.find((each) => each.in === 'path' && each.name === name)?.schema ?? {};
}

/** Whether an id may stand where a parameter does: texts of digits are numbers too. */
export function fitsParameter(validate: Validate, schema: unknown, id: string): boolean {
  if (validate(schema, id).length === 0) return true;
  return id.trim() !== '' && Number.isFinite(Number(id)) && validate(schema, Number(id)).length === 0;
}

const searches = /^(q|query|search|keyword|search_?(term|text|query))$/i;
const pageNumbers = /^(page|pagenumber|pageno)$/;
const firstOffsets = /^(pageindex|offset|skip|start|startindex|from)$/;
const sizes = /^(limit|size|pagesize|perpage|count|take|top|maxresults|numberofresults)$/;

const plainWord = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** Where a list requires a page: the first one, as large as it may be. */
function firstPage(name: string, node: Node): unknown {
  const word = plainWord(name);
  if (sizes.test(word)) return Math.min(50, Number(node.maximum ?? 50));
  if (!pageNumbers.test(word) && !firstOffsets.test(word)) return undefined;
  return node.default ?? node.minimum ?? (pageNumbers.test(word) ? 1 : 0);
}
