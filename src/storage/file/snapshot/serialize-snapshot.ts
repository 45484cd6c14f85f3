import { type SnapshotFile, snapshotVersion } from './parse-snapshot.ts';

/**
 * How many rows, and about how many characters, are serialized at once: this takes a few milliseconds, during which the
 * process does nothing else.
 */
const sliceRows = 500;
const sliceLength = 65_536;

/** The text of a data file, one row a line, in slices that are made on request. */
export function* serializeSnapshot(
  contract: string,
  { snapshot, lastEntry }: SnapshotFile,
): Generator<string> {
  const { collections, quarantined } = snapshot;
  const entry = lastEntry === 0 ? '' : `  "lastEntry": ${lastEntry},\n`;
  const head = `  "version": ${snapshotVersion},\n  "contract": ${JSON.stringify(contract)},\n${entry}`;
  yield `{\n${head}  "collections": {`;
  let separator = '\n';
  for (const [name, rows] of Object.entries(collections)) {
    yield `${separator}    ${JSON.stringify(name)}: [`;
    yield* serializeRows(rows, '    ');
    yield ']';
    separator = ',\n';
  }
  if (quarantined !== undefined) {
    yield '\n  },\n  "setAside": [';
    yield* serializeRows(quarantined, '  ');
    yield ']\n}\n';
  } else yield '\n  }\n}\n';
}

function* serializeRows(rows: Iterable<object>, indent: string): Generator<string> {
  let separator = '\n';
  let slice = '';
  let count = 0;
  for (const row of rows) {
    slice += `${separator}${indent}  ${JSON.stringify(row)}`;
    separator = ',\n';
    count += 1;
    if (count % sliceRows === 0 || slice.length > sliceLength) {
      yield slice;
      slice = '';
    }
  }
  if (count > 0) yield `${slice}\n${indent}`;
}
