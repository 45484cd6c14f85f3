import { expect, it } from 'vitest';
import { contractSandbox } from '../support/contract-sandbox.ts';
import { arrayOf, type OperationSketch, objectOf, sketch } from '../support/small-contract.ts';

const note = objectOf({ 'id!': 'integer', text: 'string' });
const write = { request: 'Note', response: 'Note', status: 201 };
const notes = { 'POST /notes': write, 'GET /notes': { response: arrayOf('Note') } };

it.each<[Readonly<Record<string, OperationSketch>>, readonly unknown[]]>([
  [notes, []],
  [
    { ...notes, 'POST /contact': write },
    [expect.stringMatching(/^1 write is not remembered: check .* says which and why$/)],
  ],
  [{ 'POST /contact': write, 'PUT /x/{id}': write }, [expect.stringMatching(/^2 writes are not remembered/)]],
])('the start counts the writes that are not remembered: %j', async (operations, expected) => {
  const lines: string[] = [];
  await contractSandbox(sketch(operations, { Note: note }), {
    log: { notice: (line) => void lines.push(line) },
  });
  expect(lines).toEqual(expected);
});
