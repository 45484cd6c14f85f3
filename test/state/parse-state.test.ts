import { describe, expect, it } from 'vitest';
import { parseState } from '../../src/state/parse-state.ts';
import type { LocatedRows, RowSchema, StateSchema } from '../../src/state/state-schema.ts';
import type { Row } from '../../src/storage/store.ts';
import { atOnce, inOneStep, visitInSteps } from '../../src/turns.ts';

/** Rules for notes, which have a text, and for marks, which are the sandbox's own and belong to a note. */
const rules: StateSchema = {
  contract: 'Notes',
  collections: ['notes', '(marks)', '(keys)'].map((name) => ({
    name,
    key: (row) => Reflect.get(row, 'id'),
    indexes: {},
  })),
  rowSchemas: new Map<string, RowSchema>([
    ['notes', { begin: inOneStep(() => readNote) }],
    ['(marks)', { isInternal: true, begin: inOneStep(() => (row) => ({ row, issues: [] })) }],
  ]),
  *issuesAmong(rows: LocatedRows, doubtful) {
    const ids = new Set((rows.get('notes') ?? []).map(({ row }) => Reflect.get(row, 'id')));
    const issues: string[] = [];
    yield* visitInSteps(rows.get('(marks)') ?? [], ({ location, row }) => {
      if (!ids.has(Reflect.get(row, 'note')) && !doubtful.has('notes'))
        issues.push(`${location} is at no note`);
    });
    return issues;
  },
};

function readNote(row: Row) {
  if (typeof Reflect.get(row, 'text') === 'string') return { row, issues: [] };
  const issues = ['/text must be string', "the body must have required property 'text'"];
  return Reflect.get(row, 'id') === undefined ? { issues } : { row, issues };
}

const now = new Date(0);
const parsed = (document: unknown) => atOnce(parseState(rules, document, now));
const issuesOf = (document: unknown) => parsed(document).issues;
const notes = (...rows: unknown[]) => ({ collections: { notes: rows } });

describe('a state file', () => {
  it.each([
    { why: 'without version and contract', document: notes({ id: 1, text: 'a' }) },
    { why: 'with them', document: { version: 1, contract: 'Notes', ...notes({ id: 1, text: 'a' }) } },
    { why: 'of a stopped sandbox', document: { lastEntry: 7, setAside: [], ...notes({ id: 1, text: 'a' }) } },
  ])('$why is read', ({ document }) => {
    const { rows, issues } = parsed(document);
    expect(issues).toEqual([]);
    expect([...rows]).toEqual([['notes', [{ id: 1, text: 'a' }]]]);
  });

  it('may have rows that no collection here stores: they are skipped', () => {
    const { rows, issues } = parsed({ collections: { '(keys)': [{ id: 1 }, 5] } });
    expect(issues).toEqual([]);
    expect(rows.get('(keys)')).toEqual([]);
  });

  it.each([
    [null, 'the state must be an object: {"collections": {…}}'],
    [[], 'the state must be an object: {"collections": {…}}'],
    [{}, '/collections must be an object, the rows of each collection in a list'],
    [{ collections: [] }, '/collections must be an object, the rows of each collection in a list'],
    [{ version: 2, ...notes() }, '/version must be 1'],
    [{ version: null, ...notes() }, '/version must be 1'],
    [{ contract: 'Pets', ...notes() }, '/contract must be "Notes", the contract here'],
    [{ 'a/b': 1, ...notes() }, '/a~1b is not known here'],
    [{ setAside: [{}], ...notes() }, expect.stringContaining('/setAside has rows that did not fit')],
    [{ collections: { notes: {} } }, '/collections/notes must be a list of rows'],
    [{ collections: { 'a/b': [] } }, '/collections/a~1b is no collection of this contract, which has notes'],
    [
      JSON.parse('{"collections": {"__proto__": []}}'),
      '/collections/__proto__ is no collection of this contract, which has notes',
    ],
  ])('%j is rejected', (document, issue) => {
    expect(issuesOf(document)).toEqual([issue]);
  });

  it('of another contract is not validated row by row', () => {
    expect(issuesOf({ version: 3, contract: 'Pets', ...notes(5) })).toHaveLength(2);
  });

  it('is reported with every issue, each with its location', () => {
    const rows = [{ id: 1, text: 'a' }, 5, null, [], { id: 2 }, { id: 1, text: 'b' }];
    expect(issuesOf(notes(...rows))).toEqual([
      '/collections/notes/1 must be an object',
      '/collections/notes/2 must be an object',
      '/collections/notes/3 must be an object',
      '/collections/notes/4/text must be string',
      "/collections/notes/4 must have required property 'text'",
      '/collections/notes/5 has the key 1 of /collections/notes/0',
    ]);
  });

  it('may have any number of issues', () => {
    const rows = Array.from({ length: 150_000 }, () => ({ id: 1, text: 'a' }));
    expect(issuesOf(notes(...rows.slice(0, 2)))).toHaveLength(1);
    expect(issuesOf({ collections: { notes: rows } })).toHaveLength(149_999);
  });

  it('may nest, up to a limit', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { inner: nested(levels - 1) });
    expect(issuesOf(notes({ id: 1, text: 'a', part: nested(199) }))).toEqual([]);
    expect(issuesOf(notes({ id: 1, text: 'a', part: nested(200) }))).toEqual([
      '/collections/notes/0 nests deeper than 200 levels',
    ]);
  });

  it('is not reported as missing a row that may be one of those that cannot be read', () => {
    const marks = { '(marks)': [{ id: 1, note: 9 }] };
    expect(issuesOf({ collections: { notes: [], ...marks } })).toEqual([
      '/collections/(marks)/0 is at no note',
    ]);
    expect(issuesOf({ collections: { notes: [{}], ...marks } })).toHaveLength(2);
  });

  it('is reported with what is missing beside rows that are invalid and identifiable', () => {
    const collections = { notes: [{ id: 9 }], '(marks)': [8, 9].map((note) => ({ id: note, note })) };
    expect(issuesOf({ collections })).toEqual([
      '/collections/notes/0/text must be string',
      "/collections/notes/0 must have required property 'text'",
      '/collections/(marks)/0 is at no note',
    ]);
  });
});
