import type { OpenApiDocument, PathItem } from '../document.ts';
import { operationAddress, operationsOf } from '../operations.ts';
import { resolve } from '../reference.ts';
import type { ReportNode } from './repair-document.ts';

/** Reports each operationId that an earlier operation has: the later one goes by its method and path. */
export function reportRepeatedIds(document: OpenApiDocument, report: ReportNode): void {
  const operations = operationsOf(document);
  for (const { id, path, method } of operations.values()) {
    const declared = resolve<PathItem>(document, document.paths[path] ?? {})[method]?.operationId;
    const owner = declared === undefined || declared === id ? undefined : operations.get(declared);
    if (owner === undefined) continue;
    report(
      document,
      ['paths', path, method, 'operationId'],
      `is ${declared}, the operationId of ${operationAddress(owner)} too: this operation goes by ${id}, so give it its own.`,
    );
  }
}
