import { pointerToken } from '../../../openapi/reference.ts';
import { prefixIssue } from '../../../state/issue-list.ts';
import type { CollectionSpec } from '../../../storage/store.ts';
import type { StoredItem } from '../stored-item.ts';
import { createPropertyIssues, type PropertyIssuesOptions } from './property-issues.ts';

/**
 * The first reason why a stored row does not match the contract; `undefined` for one that a request may have stored. What
 * the contract has come to require since then is filled in when the row is read, but no stored value is replaced.
 */
export function createStoredItemCheck(
  options: PropertyIssuesOptions,
): NonNullable<CollectionSpec['validateRow']> {
  const propertyIssues = createPropertyIssues(options);
  return (row) => {
    const { item } = row as StoredItem;
    for (const name of Object.keys(item)) {
      const [issue] = propertyIssues.ofStoredProperty(item, name);
      if (issue !== undefined) return prefixIssue(`/${pointerToken(name)}`, issue);
    }
    return undefined;
  };
}
