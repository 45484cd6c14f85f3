import { describe, expect, it } from 'vitest';
import { loadFiles } from '../../../support/load-files.ts';

const levels = 40;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Forty levels, each made of references to the next; the last is a crate with a label. */
async function load(level: (next: object) => object) {
  const named = Array.from({ length: levels }, (_, i) => [`L${i}`, level(ref(`L${i + 1}`))] as const);
  const crate = { type: 'object', properties: { label: { type: 'string' } } };
  const { issues, document } = await loadFiles({
    'api.yaml': {
      openapi: '3.1.0',
      info: { title: 'Crates', version: '1' },
      paths: {},
      components: { schemas: { ...Object.fromEntries(named), [`L${levels}`]: crate } },
    },
  });
  return { issues, schemas: document.components?.schemas ?? {} };
}

describe('what would double with every level', () => {
  it.each<[what: string, level: (next: object) => object, keywords: string]>([
    ['oneOf twice', (next) => ({ oneOf: [next, next] }), 'oneOf'],
    ['anyOf in two ways', (next) => ({ anyOf: [next, { allOf: [next], minProperties: 1 }] }), 'anyOf'],
    ['a condition', (next) => ({ if: next, else: next }), 'if, else'],
    ['a negation', (next) => ({ not: { oneOf: [next, next] } }), 'oneOf'],
    ['dependent schemas', (next) => ({ dependentSchemas: { a: next, b: next } }), 'dependentSchemas'],
    ['choices in parts', (next) => ({ allOf: [{ oneOf: [next, {}] }, next] }), 'allOf'],
  ])('is taken out and reported: %s', async (_, level, keywords) => {
    const { issues, schemas } = await load(level);
    expect(issues.length).toBeGreaterThan(0);
    for (const issue of issues) {
      expect(issue).toContain(`leads to more than 5,000 schemas for one value by ${keywords}, so that`);
    }
    expect(issues.join()).not.toContain(`L${levels - 1}`);
    expect(schemas[`L${levels - 1}`]).toEqual(level(ref(`L${levels}`)));
  });

  it.each<[what: string, level: (next: object) => object, whole: (next: object) => object]>([
    ['parts that are the same', (next) => ({ allOf: [next, next] }), (next) => ({ allOf: [next, next] })],
    ['branches that are the same', (next) => ({ anyOf: [next, next] }), (next) => ({ anyOf: [next] })],
    [
      'properties, of which each has a value of its own',
      (next) => ({ properties: { left: next, right: next } }),
      (next) => ({ properties: { left: next, right: next } }),
    ],
  ])('stays where nothing doubles: %s', async (_, level, whole) => {
    const { issues, schemas } = await load(level);
    expect(issues).toEqual([]);
    expect(schemas.L0).toEqual(whole(ref('L1')));
  });
});
