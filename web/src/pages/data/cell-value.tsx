import { formatRoute, type Route } from '../../shell/route.ts';

/** How many characters of a text a cell has. */
const maxLength = 60;

/** A value in a cell: nested ones in one line. */
export function CellValue({ value }: { readonly value: unknown }) {
  if (value === undefined) return null;
  if (value === null) return <span class="soft">null</span>;
  if (typeof value === 'object') return <code class="soft">{shorten(summarize(value))}</code>;
  return <>{shorten(`${value}`)}</>;
}

/** A link to an item. */
export function ItemLink({
  collection,
  itemKey,
  text,
  query,
}: {
  readonly collection: string;
  readonly itemKey: string | number;
  readonly text: string;
  readonly query: Route['query'];
}) {
  return <a href={formatRoute('data', [collection, `${itemKey}`], query)}>{shorten(text)}</a>;
}

/** `{ city: Rome, zip: 00100 }`, `[a, b]`, `[3 objects]`. */
function summarize(value: unknown): string {
  if (Array.isArray(value)) {
    const areObjects = value.length > 0 && value.every((each) => typeof each === 'object' && each !== null);
    return areObjects
      ? `[${value.length} ${value.length === 1 ? 'object' : 'objects'}]`
      : `[${value.map(summarize).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, each]) => `${name}: ${summarize(each)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return `${value}`;
}

function shorten(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
