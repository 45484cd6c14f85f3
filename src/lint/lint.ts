import { createSampler } from '../sample/sampler.ts';
import { createSatisfiability, type Satisfiability } from '../sample/satisfiability/satisfiable.ts';
import { createValidators, type Validators } from '../schema/schema-validators.ts';
import { atOnce, type Steps } from '../turns.ts';
import { type Finding, severities } from './finding.ts';
import type { LintContext } from './lint-context.ts';
import { locatedSchemas } from './located-schemas.ts';
import { createNarrowIssues } from './narrow-issues.ts';
import { createFitProof } from './prove-fit.ts';
import { toFinding } from './rule.ts';
import { rules } from './rules.ts';

export { type Finding, severities } from './finding.ts';

/** A document that was loaded, and how its operations are served. */
export type LintInput = Omit<LintContext, 'validators' | 'schemas' | 'issuesOf' | keyof Satisfiability>;

/** Checks a document by every rule. Findings come by severity, errors first. */
export function lint(input: LintInput): readonly Finding[] {
  return atOnce(lintInSteps(input));
}

/** What `lint` does, a rule a step: for a contract of a thousand operations, all of them take seconds. */
export function* lintInSteps(input: LintInput): Steps<readonly Finding[]> {
  const validators = provingFirst(createValidators(input.document));
  const sampler = createSampler(input.document, { seed: 0, validators });
  const context: LintContext = {
    ...{ ...input, validators, schemas: locatedSchemas(input.document) },
    ...createSatisfiability(validators, sampler),
    issuesOf: (schema, direction, value) => validators.of(schema, direction)(value),
  };
  const findings: Finding[] = [];
  for (const rule of rules) {
    findings.push(...rule.check(context).map((finding) => toFinding(rule, finding)));
    yield;
  }
  const rank = ({ severity }: Finding) => severities.indexOf(severity);
  return findings.sort((a, b) => rank(a) - rank(b));
}

/** Validators that compile only what is not proven to fit: compiling takes longer than all else that the rules do. */
function provingFirst(validators: Validators): Validators {
  const ofNormalized = createNarrowIssues(validators, createFitProof(validators));
  return {
    ...validators,
    ofNormalized,
    of: (schema, direction) => ofNormalized(validators.normalizer.normalize(schema, direction)),
  };
}
