import { pointerOf } from '../../openapi/walk.ts';
import { isWrittenFormat } from '../../sample/heuristics/string-by-format.ts';
import type { Finding } from '../finding.ts';
import type { Examined } from '../lint-context.ts';
import { visitSchemas } from '../visit-schemas.ts';

/** Formats that nobody knows: any text has one. Each is told once, where it first stands. */
export function unknownFormats({ document, validators }: Examined): readonly Finding[] {
  const places = new Map<string, string[]>();
  visitSchemas(document, ({ format }, tokens) => {
    if (typeof format !== 'string' || validators.knowsFormat(format) || isWrittenFormat(format)) return;
    places.set(format, [...(places.get(format) ?? []), pointerOf([...tokens, 'format'])]);
  });
  return [...places].map(([format, all]) => ({
    severity: 'note',
    kind: 'format',
    place: all[0] ?? '#',
    message: `The sandbox does not know the format '${format}'${often(all.length)}: any value has it, and a pattern would be checked.`,
  }));
}

function often(count: number): string {
  return count === 1 ? '' : ` (in ${count} places)`;
}
