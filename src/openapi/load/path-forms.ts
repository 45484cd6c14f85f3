import type { OpenApiDocument } from '../document.ts';
import { type Operation, operationsOf, pathKeyOf } from '../operations.ts';
import { withoutOptionalEnd } from '../paths/optional-ends.ts';
import { parsePathKey } from '../paths/path-key.ts';
import type { ReportNode } from './repair-document.ts';

/** Reports each path that is written as the router of a framework has it, and says as what it is served. */
export function reportPathForms(document: OpenApiDocument, report: ReportNode): void {
  const keys = Object.keys(document.paths).filter(
    (key) => key.startsWith('/') && !key.startsWith(parsePathKey(key).path),
  );
  if (keys.length === 0) return;
  const served = new Map<string, Operation>();
  for (const operation of operationsOf(document).values()) served.set(pathKeyOf(operation), operation);
  for (const key of keys) {
    const { path, rest = [] } = served.get(key) ?? parsePathKey(key);
    const inPath = rest.filter((name) => path.includes(`{${name}}`));
    const slashes = inPath.map((name) => `, and {${name}} may have slashes`).join('');
    const shorter = withoutOptionalEnd(key);
    const also = shorter === undefined ? '' : ` and as ${parsePathKey(shorter.key).path}`;
    const message = `is no path as OpenAPI writes it: it is served as ${path}${slashes}${also}. Write {name} for a parameter.`;
    report(document, ['paths', key], message, 'warning');
  }
}
