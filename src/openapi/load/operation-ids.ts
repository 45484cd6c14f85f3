import { operationKeys } from '../declared-operations.ts';
import type { OpenApiDocument } from '../document.ts';
import { declarationOf, operationAddress, operationsOf, pathKeyOf } from '../operations.ts';
import type { ReportNode } from './repair-document.ts';

/** Reports each operationId that an earlier operation has: the later one goes by its method and path. */
export function reportRepeatedIds(document: OpenApiDocument, report: ReportNode): void {
  const operations = operationsOf(document);
  for (const operation of operations.values()) {
    const { id, method } = operation;
    const declared = declarationOf(document, operation).operationId;
    const owner = declared === undefined || declared === id ? undefined : operations.get(declared);
    if (owner === undefined) continue;
    report(
      document,
      ['paths', pathKeyOf(operation), ...operationKeys(method), 'operationId'],
      `is ${declared}, the operationId of ${operationAddress(owner)} too: this operation goes by ${id}, so give it its own.`,
    );
  }
}
