import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { createSampler, SampleError, type Sampler } from '../../src/sample/sampler.ts';
import { filesOfOthers, contractsOfOthers as folder } from '../support/contracts-of-others.ts';
import { createIndependentValidator } from '../support/independent-validator.ts';
import { type SchemaInUse, schemasInUse } from '../support/schemas-in-use.ts';

const files = filesOfOthers().map((file) => join(folder, file));

/**
 * What a validator that reads to the letter finds in what is read as people mean it, by the document's title: a part of an
 * `allOf` that is closed closes the whole, and `nullable` counts in 3.1 too, where null is the default.
 */
const meantOtherwise: Readonly<Record<string, RegExp>> = {
  '3.0 schema-additional-properties': /within an allOf must NOT have additional properties$/,
  '3.1 readme': /^\/data\/plan\/grace_period\/end_date must be string$/,
};

/** What no value can fit, by the document's title, with the reason. */
const unsatisfiable: Readonly<Record<string, readonly RegExp[]>> = {
  // Must be a text and an integer.
  '3.0 schema-types': [/^quirks_(entirelyIncompatible|partiallyUsableIncompatible)AllOf body$/],
  '3.1 schema-types': [/^quirks_(entirelyIncompatible|partiallyUsableIncompatible)AllOf body$/],
  // A node requires a parent, which is a node.
  '3.0 circular-request-bodies': [/^directCircular (200|body)$/],
  // A oneOf of two schemas that ask for the same: what fits one fits both.
  '3.0 discriminators': [/^POST \/potentially-undefined-formData body$/],
  // The same: errors that differ by a default alone.
  '3.0 readme-legacy': [/ 401$/, /^(uploadAPISpecification|updateAPISpecification|createVersion) 400$/],
};

/** `3.0 star-trek`: a document and its twin in the other notation. */
const titleOf = (file: string) =>
  relative(folder, file)
    .replace(/\\/g, '/')
    .replace(/\/(json|yaml)\/|\.\w+$/g, ' ')
    .trim();

const titles = [...new Set(files.map(titleOf))];

describe("others' contracts", () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it.each(titles)('%s is sampled', async (title) => {
    for (const document of await documentsOf(title)) {
      const [made, failed] = sampleAll(
        createSampler(document, { seed: 1 }),
        schemasInUse(operationsOf(document).values()),
      );
      for (const way of ['request', 'response'] as const) {
        const validate = createIndependentValidator(document, way);
        for (const [{ what, schema, direction }, value] of made) {
          if (direction !== way) continue;
          const issues = validate(schema, value).filter((issue) => !meantOtherwise[title]?.test(issue));
          expect([what, issues]).toEqual([what, []]);
        }
      }
      const isKnown = (what: string) => (unsatisfiable[title] ?? []).some((pattern) => pattern.test(what));
      expect(failed.filter((what) => !isKnown(what))).toEqual([]);
      expect(made.map(([{ what }]) => what).filter(isKnown)).toEqual([]);
    }
  });
});

/** The documents of a title: two, where its formats say different things. */
function documentsOf(title: string): Promise<readonly OpenApiDocument[]> {
  const named = files.filter((file) => titleOf(file) === title);
  return Promise.all(named.map(async (file) => (await loadDocument(file)).document));
}

/** A value of each schema, and of what there is none. */
function sampleAll(sampler: Sampler, schemas: readonly SchemaInUse[]) {
  const made: (readonly [SchemaInUse, unknown])[] = [];
  const failed: string[] = [];
  for (const used of schemas) {
    try {
      const { what: key, direction } = used;
      made.push([used, sampler.sample(used.schema, { key, direction })]);
    } catch (error) {
      if (!(error instanceof SampleError)) throw error;
      failed.push(used.what);
    }
  }
  return [made, failed] as const;
}
