interface RowCountsProps {
  readonly rows: Readonly<Record<string, number>>;
}

/** How many collections are named. */
const maxNamed = 4;

/** How many rows there are, and in which collections. */
export function RowCounts({ rows }: RowCountsProps) {
  const counts = Object.entries(rows).filter(([, count]) => count > 0);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const named = [...counts].sort(([, a], [, b]) => b - a).slice(0, maxNamed);
  const more = counts.length - named.length;
  return (
    <div class="row-counts">
      {total.toLocaleString()} {total === 1 ? 'row' : 'rows'}
      {total > 0 && (
        <div class="soft small-text">
          {named.map(([name, count]) => `${name} ${count.toLocaleString()}`).join(', ')}
          {more > 0 && ` and ${more} more`}
        </div>
      )}
    </div>
  );
}
