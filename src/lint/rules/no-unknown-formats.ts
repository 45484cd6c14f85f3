import { pointerOf } from '../../openapi/walk.ts';
import { hasStringsForFormat } from '../../sample/heuristics/string-by-format.ts';
import type { LintContext } from '../lint-context.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Formats that nothing checks, so that any value has them. Each is reported once, where it first occurs. */
export const noUnknownFormats: Rule = {
  id: 'no-unknown-formats',
  severity: 'info',
  docs: 'docs/rules/no-unknown-formats.md',
  check,
};

function check({ schemas, validators }: LintContext): readonly RuleFinding[] {
  const locations = new Map<string, string[]>();
  for (const { schema, tokens } of schemas) {
    const { format } = schema;
    if (typeof format !== 'string' || validators.knowsFormat(format) || hasStringsForFormat(format)) continue;
    locations.set(format, [...(locations.get(format) ?? []), pointerOf([...tokens, 'format'])]);
  }
  return [...locations].map(([format, all]) => ({
    location: all[0] ?? '#',
    message: `The sandbox does not know the format '${format}'${often(all.length)}, so it checks nothing: use a pattern to check the value.`,
  }));
}

function often(count: number): string {
  return count === 1 ? '' : ` (in ${count} places)`;
}
