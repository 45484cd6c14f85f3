import { entriesOf, isNode, type Node } from './contract.ts';
import { isAlike } from './shown.ts';

/** The objects of a response that may be rows: elements of lists, outer ones first, else any object. */
export function rowsOf(body: unknown): readonly Node[] {
  const rows = objectsIn(body).filter(({ isElement }) => isElement);
  return (rows.length > 0 ? rows : objectsIn(body)).map(({ node }) => node);
}

function objectsIn(
  value: unknown,
  isElement = false,
  depth = 0,
): readonly { node: Node; isElement: boolean }[] {
  if (depth > 5) return [];
  if (Array.isArray(value)) return value.flatMap((each) => objectsIn(each, true, depth + 1));
  if (!isNode(value)) return [];
  const inner = Object.values(value).flatMap((each) => objectsIn(each, false, depth + 1));
  return [{ node: value, isElement }, ...inner];
}

/** Whether a row shows a text or a number that only the item has. */
export function isRowOf(row: Node, sent: unknown): boolean {
  const telling = entriesOf(unwrapped(sent, row)).filter(([, value]) =>
    typeof value === 'string' ? /\d/.test(value) : typeof value === 'number' && value > 99,
  );
  if (telling.some(([name, value]) => isAlike(value, row[name]))) return true;
  // `patient_ids: [7]` makes a row with `patient_id: 7`.
  return entriesOf(sent).some(
    ([name, values]) =>
      Array.isArray(values) &&
      values.some((each) => !isNode(each) && isAlike(each, row[name.replace(/s$/, '')])),
  );
}

/**
 * What was sent, without a wrapper of one member that is an object, or a list of one, and that the response does not
 * repeat.
 */
export function unwrapped(sent: unknown, shown: unknown): unknown {
  const [[name, member] = ['', undefined], ...others] = entriesOf(sent);
  const inner = Array.isArray(member) && member.length === 1 ? member[0] : member;
  const isWrapper =
    others.length === 0 && isNode(inner) && !(isNode(shown) && typeof shown[name] === 'object');
  return isWrapper ? inner : sent;
}
