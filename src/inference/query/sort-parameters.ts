import type { Parameter } from '../../openapi/document.ts';
import type { Shape, ShapeOf } from '../../schema/merged-schema.ts';
import { findParameter, hasType } from './query-parameter.ts';

/** The query parameters that say in which order a list comes; the defaults are those of the contract. */
export interface SortParameters {
  readonly by?: { readonly name: string; readonly standard?: string };
  readonly direction?: { readonly name: string; readonly standard?: string };
}

const sortNames = ['sort', 'sortBy', 'orderBy', 'ordering', 'order', 'sortField', 'sortColumn', '$orderby'];
const directionNames = [
  'direction',
  'sortDirection',
  'sortOrder',
  'orderDirection',
  'dir',
  'sortDir',
  'order',
  'sort',
];

/** Which of the query parameters say in which order a list comes. */
export function sortParametersOf(shapeOf: ShapeOf, query: readonly Parameter[], row: Shape): SortParameters {
  const texts = query.filter((p) => hasType(shapeOf(p.schema ?? {}), ['string', 'array']));
  const isDirection = (p: Parameter) => saysDirection(listedValues(shapeOf, p));
  const direction = findParameter(texts.filter(isDirection), directionNames);
  // `order` is often a property, or a parameter of its own: it sorts when it is not taken for the direction.
  const isProperty = (p: Parameter) => row.properties.has(p.name);
  const by = findParameter(
    texts.filter((p) => !isDirection(p) && !isProperty(p)),
    sortNames,
  );
  return {
    ...(by && { by: { name: by.name, ...standardOf(shapeOf, by) } }),
    ...(direction && { direction: { name: direction.name, ...standardOf(shapeOf, direction) } }),
  };
}

function standardOf(shapeOf: ShapeOf, parameter: Parameter): { standard?: string } {
  const { default: standard } = shapeOf(parameter.schema ?? {}).keywords;
  return typeof standard === 'string' ? { standard } : {};
}

function listedValues(shapeOf: ShapeOf, parameter: Parameter): readonly unknown[] {
  const { keywords } = shapeOf(parameter.schema ?? {});
  return Array.isArray(keywords.enum) ? keywords.enum : [];
}

function saysDirection(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every((value) => /^(asc|desc)(ending)?$/i.test(String(value)));
}
