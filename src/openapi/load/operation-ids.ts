import { operationKeys } from '../declared-operations.ts';
import type { OpenApiDocument } from '../document.ts';
import { declarationsIn, operationAddress, pathKeyOf } from '../operations.ts';
import type { ReportNode } from './repair-document.ts';

/** Reports each operationId that an earlier operation has: the later one goes by its method and path. */
export function reportRepeatedIds(document: OpenApiDocument, report: ReportNode): void {
  const declarations = declarationsIn(document);
  for (const [id, { name, declared }] of declarations) {
    const { operationId } = declared;
    const owner = operationId === undefined || operationId === id ? undefined : declarations.get(operationId);
    if (owner === undefined) continue;
    report(
      document,
      ['paths', pathKeyOf(name), ...operationKeys(name.method), 'operationId'],
      `is ${operationId}, the operationId of ${operationAddress(owner.name)} too: this operation goes by ${id}, so give it its own.`,
    );
  }
}
