import { dataFileVersion } from './parse-data-file.ts';
import type { Row, Snapshot } from './store.ts';

/** So many rows are made text at once: a few milliseconds, in which the process does nothing else. */
const sliceLength = 500;

/** The text of a data file, one row a line, in slices that are made only when they are asked for. */
export function* printDataFile(contract: string, { collections }: Snapshot): Generator<string> {
  yield `{\n  "version": ${dataFileVersion},\n  "contract": ${JSON.stringify(contract)},\n  "collections": {`;
  let separator = '\n';
  for (const [name, rows] of Object.entries(collections)) {
    yield `${separator}    ${JSON.stringify(name)}: [`;
    yield* printRows(rows);
    yield ']';
    separator = ',\n';
  }
  yield '\n  }\n}\n';
}

function* printRows(rows: Iterable<Row>): Generator<string> {
  let separator = '\n';
  let slice = '';
  let count = 0;
  for (const row of rows) {
    slice += `${separator}      ${JSON.stringify(row)}`;
    separator = ',\n';
    count += 1;
    if (count % sliceLength === 0) {
      yield slice;
      slice = '';
    }
  }
  if (count > 0) yield `${slice}\n    `;
}
