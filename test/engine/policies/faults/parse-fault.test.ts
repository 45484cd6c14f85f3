import { describe, expect, it } from 'vitest';
import { parseFault } from '../../../../src/engine/policies/faults/parse-fault.ts';
import { createPlace } from '../../../../src/engine/policies/place.ts';

function parse(given: unknown) {
  const issues: string[] = [];
  return { fault: parseFault(given, createPlace(issues, 'the fault', '/fault')), issues };
}

describe('a fault', () => {
  it.each([
    ['reset', { kind: 'reset' }],
    ['Hang', { kind: 'hang' }],
    ['CONNECTION_RESET_BY_PEER', { kind: 'reset' }],
    ['EMPTY_RESPONSE', { kind: 'close' }],
    ['MALFORMED_RESPONSE_CHUNK', { kind: 'malformed-chunk' }],
    ['RANDOM_DATA_THEN_CLOSE', { kind: 'garbage' }],
    ['timeout', { kind: 'hang' }],
    [{ kind: 'EMPTY_RESPONSE' }, { kind: 'close' }],
    [
      { kind: 'truncate', chunked: true },
      { kind: 'truncate', chunked: true },
    ],
    [
      { kind: 'slow', bytesPerSecond: 50 },
      { kind: 'slow', bytesPerSecond: 50 },
    ],
  ])('%j is parsed', (given, fault) => {
    expect(parse(given)).toEqual({ fault, issues: [] });
  });

  const all = 'reset, close, truncate, garbage, malformed-chunk, hang, slow.';

  it.each([
    ['rset', `/fault is unknown: "rset". Did you mean reset? Faults are ${all}`],
    ['earthquake', `/fault is unknown: "earthquake". Faults are ${all}`],
    ['', `/fault is unknown: "". Faults are ${all}`],
    ['constructor', `/fault is unknown: "constructor". Faults are ${all}`],
    [7, `/fault is unknown: 7. Faults are ${all}`],
    [{}, `/fault/kind is missing. Faults are ${all}`],
    [{ kind: 'truncat' }, `/fault/kind is unknown: "truncat". Did you mean truncate? Faults are ${all}`],
    [{ kind: 'reset', chunked: true }, '/fault/chunked belongs to truncate: leave it out'],
    [{ kind: 'hang', bytesPerSecond: 1 }, '/fault/bytesPerSecond belongs to slow: leave it out'],
  ])('cannot be %j', (given, issue) => {
    expect(parse(given)).toEqual({ fault: undefined, issues: [issue] });
  });

  it('has a speed that is a number of bytes', () => {
    const { issues } = parse({ kind: 'slow', bytesPerSecond: 0 });
    expect(issues).toEqual([
      expect.stringMatching(/^\/fault\/bytesPerSecond must be a whole number from 1 to \d+, and is 0$/),
    ]);
  });
});
