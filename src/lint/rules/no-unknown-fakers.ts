import { pointerOf } from '../../openapi/walk.ts';
import { fakerMethods, fakerName } from '../../sample/x-faker.ts';
import { didYouMean } from '../../similar-names.ts';
import type { LintContext } from '../lint-context.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Values of `x-faker` that name no method of faker that a contract may call. */
export const noUnknownFakers: Rule = {
  id: 'no-unknown-fakers',
  severity: 'warning',
  docs: 'docs/rules/no-unknown-fakers.md',
  check,
};

function check({ schemas }: LintContext): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  // Faker is loaded for the first `x-faker`: most contracts have none.
  let known: readonly string[] | undefined;
  for (const { schema, tokens } of schemas) {
    const spec = schema['x-faker'];
    if (spec === undefined) continue;
    known ??= fakerMethods();
    const name = fakerName(spec);
    if (name !== undefined && known.includes(name)) continue;
    findings.push({ location: pointerOf([...tokens, 'x-faker']), message: describe(name, known) });
  }
  return findings;
}

function describe(name: string | undefined, known: readonly string[]): string {
  const form =
    'Write a method of faker, such as internet.email, or { "helpers.arrayElement": [["a", "b"]] }.';
  if (name === undefined) return `This x-faker names no method, so it has no effect. ${form}`;
  return `x-faker names '${name}', which is no method of faker that a contract may call, so it has no effect.${didYouMean(name, known)} ${form}`;
}
