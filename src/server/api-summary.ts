import { existsSync } from 'node:fs';
import { declaredPaths } from '../http/pages/declared-paths.ts';
import { pagesBeside, webPages } from '../http/pages/web-pages.ts';
import type { OperationBehavior } from '../inference/operation-behavior.ts';
import { plainText } from '../json.ts';
import { titleOf } from '../openapi/title.ts';
import type { Contract } from './read-contract.ts';

/** What is served, in numbers. */
export interface ApiSummary {
  readonly title: string;
  /** The version that the contract gives itself; empty where it gives none. */
  readonly version: string;
  /** How many operations there are of each behavior; one without operations is left out. */
  readonly operations: Readonly<Partial<Record<OperationBehavior['behavior'], number>>>;
  /** The paths of the sandbox's own pages for people, such as `/__console`. */
  readonly pages: readonly string[];
}

/**
 * Counts what an API has.
 * @param behaviors how each operation is served at the moment
 */
export function summarizeApi(contract: Contract, behaviors: readonly OperationBehavior[]): ApiSummary {
  const { document } = contract;
  const counts: Partial<Record<OperationBehavior['behavior'], number>> = {};
  for (const { behavior } of behaviors) counts[behavior] = (counts[behavior] ?? 0) + 1;
  // They are missing where the sandbox is run from its source, and that is not built.
  const built = webPages.filter(({ folder }) => existsSync(folder));
  return {
    title: titleOf(document),
    version: plainText(document.info?.version ?? ''),
    operations: counts,
    pages: pagesBeside(declaredPaths(contract), built).map(({ path }) => path),
  };
}
