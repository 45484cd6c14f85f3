import { pointerOf } from '../../openapi/walk.ts';
import { hasStringsForFormat } from '../../sample/heuristics/string-by-format.ts';
import type { Finding } from '../finding.ts';
import type { LintContext } from '../lint-context.ts';
import { visitSchemas } from '../visit-schemas.ts';

/** Formats that nobody knows: any text has one. Each is told once, where it first stands. */
export function noUnknownFormats({ document, validators }: LintContext): readonly Finding[] {
  const locations = new Map<string, string[]>();
  visitSchemas(document, ({ format }, tokens) => {
    if (typeof format !== 'string' || validators.knowsFormat(format) || hasStringsForFormat(format)) return;
    locations.set(format, [...(locations.get(format) ?? []), pointerOf([...tokens, 'format'])]);
  });
  return [...locations].map(([format, all]) => ({
    severity: 'info',
    kind: 'format',
    location: all[0] ?? '#',
    message: `The sandbox does not know the format '${format}'${often(all.length)}: any value has it, and a pattern would be checked.`,
  }));
}

function often(count: number): string {
  return count === 1 ? '' : ` (in ${count} places)`;
}
