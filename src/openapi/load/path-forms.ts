import type { OpenApiDocument } from '../document.ts';
import { parsePathKey } from '../paths/path-key.ts';
import type { ReportNode } from './repair-document.ts';

/** Reports each path that is written as the router of a framework has it, and says as what it is served. */
export function reportPathForms(document: OpenApiDocument, report: ReportNode): void {
  for (const key of Object.keys(document.paths)) {
    if (!key.startsWith('/')) continue;
    const { path, rest } = parsePathKey(key);
    if (key.startsWith(path)) continue;
    const slashes = rest.map((name) => `, and {${name}} may have slashes`).join('');
    const message = `is no path as OpenAPI writes it: it is served as ${path}${slashes}. Write {name} for a parameter.`;
    report(document, ['paths', key], message, 'warning');
  }
}
