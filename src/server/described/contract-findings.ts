import type { AdminOptions } from '../../http/admin/admin-api.ts';
import { createFindOperationAt } from '../../http/admin/contract/located-operation.ts';
import type { LoadedDocument } from '../../openapi/load/load-document.ts';
import { inTurns } from '../../turns.ts';
import type { ApiService } from '../create-service.ts';
import type { Contract } from '../read-contract.ts';

/**
 * What `check` finds in a contract that is served. The rules are loaded and run when somebody asks, once: a start takes no
 * longer for them.
 */
export function createFindings(
  loaded: LoadedDocument,
  { operations, mergeSchema }: Contract,
  { behaviors, eventParts }: ApiService,
): AdminOptions['findings'] {
  let findings: ReturnType<AdminOptions['findings']> | undefined;

  async function find(): ReturnType<AdminOptions['findings']> {
    const { findingsInSteps } = await import('../../lint/check-document.ts');
    const { inferred } = eventParts();
    const customIds = new Set(behaviors().flatMap(({ id, behavior }) => (behavior === 'custom' ? [id] : [])));
    const operationAt = createFindOperationAt(operations.values());
    const found = await inTurns(findingsInSteps(loaded, { operations, inferred, customIds, mergeSchema }));
    return found.map(({ issues, ...finding }) => {
      const operation = operationAt(finding.location);
      return {
        ...finding,
        ...(issues && { issues: [...issues] }),
        ...(operation !== undefined && { operation }),
      };
    });
  }

  return () => {
    findings ??= find();
    return findings;
  };
}
