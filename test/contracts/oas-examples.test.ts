import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartupError } from '../../src/errors.ts';
import { loadDocument } from '../../src/openapi/load/load-document.ts';
import { filesOfOthers, contractsOfOthers as folder, twinsOfOthers } from '../support/contracts-of-others.ts';
import { type ExerciseReport, exerciseOperations } from '../support/exercise-operations.ts';

const files = filesOfOthers();

/** Why some contracts are rejected, by a part of their file's name. */
const rejected: Readonly<Record<string, string>> = {
  webhooks: 'has no operations',
};

describe('the contracts of @readme/oas-examples', () => {
  const outcomes: ExerciseReport[] = [];

  it.each(files)(
    '%s is rejected with a reason, or every operation responds as it declares',
    async (file) => {
      try {
        const outcome = await exerciseOperations(join(folder, file));
        outcomes.push(outcome);
        expect(outcome.issues).toEqual([]);
      } catch (error) {
        if (!(error instanceof StartupError)) throw error;
        const reason = Object.entries(rejected).find(([name]) => file.includes(`/${name}.`))?.[1];
        expect(error.message).toContain(reason ?? 'a reason that is known');
      }
    },
    30_000,
  );

  it.each(twinsOfOthers())('%s is the same document as %s', async (yaml, json) => {
    const documents = [yaml, json].map(async (file) => (await loadDocument(join(folder, file))).document);
    const [first, second] = await Promise.all(documents);
    expect(first).toEqual(second);
  });

  it('are nearly all served, and nearly all requests to them succeed or find that an item is unknown', () => {
    const sum = (count: (outcome: ExerciseReport) => number) =>
      outcomes.reduce((all, each) => all + count(each), 0);
    expect(outcomes.length).toBeGreaterThanOrEqual(files.length - 4);
    const called = sum(({ operations, unsatisfiable }) => operations - unsatisfiable.length);
    expect(called).toBeGreaterThan(600);
    const isUnknown = (refusal: string) => refusal.includes(': 404 ');
    // Half of them are of ReadMe's contract, whose collections are all below a branch that must be created first. The PUT
    // of Petstore's users gives them another name, under which they are found from then on.
    expect(sum(({ refusals }) => refusals.filter(isUnknown).length) / called).toBeLessThan(0.085);
    expect(sum(({ refusals }) => refusals.filter((each) => !isUnknown(each)).length) / called).toBeLessThan(
      0.05,
    );
  });
});
