import type { Parameter } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { MergedSchema, MergeSchema } from '../../schema/merged-schema.ts';
import type { ListEnvelope } from '../list-envelope.ts';
import { plainName, singularsOf } from '../naming.ts';
import type { SuccessResponse } from '../resource.ts';
import { type EchoField, inferEchoFields } from './echo-fields.ts';
import { type ExplodedObject, type ExplodedParameters, explodeParameters } from './exploded-parameters.ts';
import type { Filter } from './filter.ts';
import { inferFilters } from './infer-filters.ts';
import { inferPageHeaders, type SentPageHeader } from './page-headers-sent.ts';
import {
  inferPaginationParameters,
  type KnownOfList,
  type PaginationParameters,
} from './pagination-parameters.ts';
import { inferSortParameters, type SortParameters } from './sort-parameters.ts';
import { inferCountsByState, type StateCount } from './states/state-counts.ts';
import { inferViewParameters } from './view-parameters.ts';

/** What the query parameters of a list do. */
export interface ListParameters {
  readonly page: PaginationParameters;
  readonly filters: readonly Filter[];
  readonly sort: SortParameters;
  /** The names of those that do nothing: they are validated, and no more. */
  readonly ignored: readonly string[];
  /** The objects whose properties are parameters of their own. */
  readonly exploded: readonly ExplodedObject[];
  /** The request headers that select a page; absent where none does. */
  readonly sentHeaders?: readonly SentPageHeader[];
  /** The members of the body that repeat one. */
  readonly echoes: readonly EchoField[];
  /** The members of the body that count the items in a state. */
  readonly stateCounts: readonly StateCount[];
}

/** What a list returns: the properties of its rows, and where its body has them. */
export interface ReturnedList {
  readonly row: MergedSchema;
  readonly envelope: ListEnvelope;
  readonly response: SuccessResponse;
}

/** Infers what the query parameters of a list do, by their names, the properties of its rows and its page fields. */
export function inferListParameters(
  mergeSchema: MergeSchema,
  operation: Operation,
  { row, envelope, response }: ReturnedList,
): ListParameters {
  const { rowsPath, pageFields } = envelope;
  const inHeaders = inferPageHeaders(operation);
  const { parameters: declared, exploded } = queryOf(mergeSchema, operation, row);
  const parameters = [...declared, ...inHeaders.parameters];
  const reported = [rowsPath, ...pageFields.map(({ path }) => path)];
  const inPath = operation.parameters.filter((each) => each.in === 'path');
  const repeatable = [...inPath, ...parameters];
  const echoes =
    rowsPath.length === 0 ? [] : inferEchoFields(mergeSchema, response.schema ?? {}, repeatable, reported);
  const taken = [...reported, ...echoes.map(({ path }) => path)];
  const stateCounts =
    rowsPath.length === 0 ? [] : inferCountsByState(mergeSchema, response.schema ?? {}, row, taken);
  return {
    ...inferSelection(mergeSchema, parameters, { row, pageFields, words: wordsOf(operation) }),
    exploded,
    ...(inHeaders.headers.length > 0 && { sentHeaders: inHeaders.headers }),
    echoes,
    stateCounts,
  };
}

/** Infers which query parameters filter items, where nothing else is inferred from them, as in a deletion of many. */
export function inferFilterParameters(
  mergeSchema: MergeSchema,
  operation: Operation,
  row: MergedSchema,
): Pick<ListParameters, 'filters' | 'exploded'> & { readonly parameters: readonly Parameter[] } {
  const { parameters, exploded } = queryOf(mergeSchema, operation, row);
  const { filters } = inferSelection(mergeSchema, parameters, {
    row,
    pageFields: [],
    words: wordsOf(operation),
  });
  return { filters, exploded, parameters };
}

/** A parameter that selects a page is not one that sorts, and one that does either, or says what is shown, does not filter. */
function inferSelection(
  mergeSchema: MergeSchema,
  query: readonly Parameter[],
  known: KnownOfList & { readonly words: readonly string[] },
): Pick<ListParameters, 'page' | 'sort' | 'filters' | 'ignored'> {
  const page = inferPaginationParameters(mergeSchema, query, known);
  const sort = inferSortParameters(mergeSchema, query, known.row);
  const view = inferViewParameters(mergeSchema, query, known.row);
  const selecting = [...Object.values(page), ...Object.values(sort)].map(({ name }) => name);
  const taken = new Set([...selecting, ...view.fields, ...view.expand]);
  const others = query.filter(({ name }) => !taken.has(name));
  const filters = inferFilters(mergeSchema, others, known.row, known.words);
  const filtering = new Set(filters.map(({ parameterPath: [name] }) => name));
  const ignored = others.map(({ name }) => name).filter((name) => !filtering.has(name));
  return { page, sort, filters, ignored };
}

/** The words for one item of a list, as its path ends: `org` of `/orgs`. */
function wordsOf({ path }: Operation): readonly string[] {
  const [segment = ''] = path
    .split('/')
    .filter((each) => /^[A-Za-z]/.test(each))
    .slice(-1);
  return singularsOf(segment).map(plainName);
}

function queryOf(mergeSchema: MergeSchema, { parameters }: Operation, row: MergedSchema): ExplodedParameters {
  return explodeParameters(
    mergeSchema,
    parameters.filter((parameter) => parameter.in === 'query'),
    row,
  );
}
