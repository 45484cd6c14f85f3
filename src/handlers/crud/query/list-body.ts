import { withValueAt } from '../../../inference/body-path.ts';
import { isObject } from '../../../json.ts';
import { project } from '../projection/project.ts';
import { envelopeOptionsOf } from '../projection/project-options.ts';
import type { Item } from '../stored-item.ts';
import { operationOutcome } from '../values/outcome.ts';
import { pathValues } from '../values/path-value.ts';
import { absentPageField } from './absent-page-field.ts';
import { type ListResponse, pageFieldValue } from './page-metadata.ts';

/**
 * The body of a list: its rows in their envelope, the page fields and what repeats the query. A page field that does not
 * apply is not generated either: an invented token would lead a client on for ever.
 */
export function listBody(response: ListResponse, shownRows: readonly unknown[]): unknown {
  const { crud, role } = response;
  const { envelope, resource } = role;
  const rows = envelope.isMap ? keyed(response, shownRows) : shownRows;
  if (envelope.rowsPath.length === 0) return rows;
  const known = envelope.pageFields.map((field) => {
    const value = pageFieldValue(response, field);
    return value === undefined ? absentPageField(response, field) : { path: field.path, value };
  });
  const { query, params } = response.request;
  const echoed = role.echoes.map(({ parameter, standard, path, isInPath }) => ({
    path,
    value: (isInPath ? params : query)[parameter] ?? standard,
  }));
  let body = withValueAt({}, envelope.rowsPath, envelope.isMap ? {} : []);
  for (const { path, value } of [...echoed, ...response.stateCounts, ...known]) {
    if (value !== undefined) body = withValueAt(body, path, value);
  }
  const outcome = operationOutcome(role, role.response.status);
  const path = pathValues({ crud, role, input: response.request }, role.response.schema ?? {});
  const options = { ...envelopeOptionsOf(resource, 'list', 'page'), given: { outcome, path } };
  const whole = project(crud, role.response.schema ?? {}, body, options);
  const absent = known.filter(({ value }) => value === undefined);
  const shown = absent.reduce((part, { path }) => without(part, path), isObject(whole) ? whole : {});
  return withValueAt(shown, envelope.rowsPath, rows);
}

/** Rows under the ids of their items. */
function keyed({ page }: ListResponse, shownRows: readonly unknown[]): Item {
  return Object.fromEntries(page.rows.map(({ id }, i) => [`${id}`, shownRows[i]]));
}

function without(body: Item, [name = '', ...rest]: readonly string[]): Item {
  const { [name]: inner, ...others } = body;
  if (rest.length === 0) return others;
  return isObject(inner) ? { ...body, [name]: without(inner, rest) } : body;
}
