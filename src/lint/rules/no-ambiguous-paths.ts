import { basePathsOf } from '../../openapi/base-paths.ts';
import type { OpenApiDocument, Schema } from '../../openapi/document.ts';
import { type Operation, pathKeyOf } from '../../openapi/operations.ts';
import { decodedPath } from '../decoded-path.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A path template with its operations. */
interface Template {
  readonly path: string;
  readonly segments: readonly Segment[];
  readonly operations: readonly Operation[];
  readonly basePaths: readonly string[];
  /** Whether a parameter accepts a text: one of type number does not accept `me`. */
  readonly accepts: (parameter: string, text: string) => boolean;
  /** What is said of the values of a parameter, as a text to compare; empty where they may be any texts. */
  readonly valuesOf: (parameter: string) => string;
}

interface Segment {
  /** The segment without the names of its parameters: `{}.json`. */
  readonly source: string;
  readonly isLiteral: boolean;
  /** The parameter that the whole segment is. */
  readonly parameter?: string;
  readonly pattern: RegExp;
}

/** Pairs of paths that the same request fits equally well. */
export const noAmbiguousPaths: Rule = {
  id: 'no-ambiguous-paths',
  severity: 'warning',
  docs: 'docs/rules/no-ambiguous-paths.md',
  check,
};

function check(context: LintContext): readonly RuleFinding[] {
  return pairs(context.document, templatesOf(context));
}

function templatesOf({ document, operations, validators }: LintContext): readonly Template[] {
  const byPath = new Map<string, Operation[]>();
  for (const operation of operations.values()) {
    byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);
  }
  return [...byPath].map(([path, all]) => ({
    path,
    segments: path.split('/').slice(1).map(segmentOf),
    operations: all,
    basePaths: basePathsOf(document, all[0] && pathKeyOf(all[0])),
    valuesOf: (name) => describeValues(all, name),
    accepts: (name, text) => {
      const schema = pathSchema(all, name);
      const fits = validators.of(schema, 'request');
      return [text, ...decodedPath(text)].some((value) => fits(value).length === 0);
    },
  }));
}

function pathSchema(operations: readonly Operation[], name: string): Schema {
  const declared = operations.flatMap(({ parameters }) => parameters.filter((each) => each.in === 'path'));
  return declared.find((each) => each.name === name)?.schema ?? {};
}

/** The keywords that say which texts a parameter has. */
const distinguishing = ['$ref', 'type', 'format', 'pattern', 'enum', 'const'] as const;

function describeValues(operations: readonly Operation[], name: string): string {
  const schema = pathSchema(operations, name);
  const said = distinguishing.flatMap((keyword) =>
    schema[keyword] === undefined || schema[keyword] === 'string' ? [] : [[keyword, schema[keyword]]],
  );
  const constraint = operations.map(({ constraints = {} }) => constraints[name]).find(Boolean);
  return said.length === 0 && constraint === undefined ? '' : JSON.stringify([said, constraint]);
}

function segmentOf(text: string): Segment {
  const source = text.replace(/\{[^{}]+\}/g, '{}');
  const fixed = source.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const [, parameter] = /^\{([^{}]+)\}$/.exec(text) ?? [];
  return {
    source,
    isLiteral: !source.includes('{}'),
    pattern: new RegExp(`^${fixed.join('.+?')}$`),
    ...(parameter !== undefined && { parameter }),
  };
}

function pairs(document: OpenApiDocument, templates: readonly Template[]): readonly RuleFinding[] {
  const comparable = createComparable(templates);
  return templates.flatMap((one) =>
    comparable(one).flatMap((other): RuleFinding[] => {
      if (!mayOverlap(one, other)) return [];
      const described = isSame(one, other) ? describeDuplicate(one, other) : describeOverlap(one, other);
      return described === undefined
        ? []
        : [{ ...described, location: canonicalLocation(document, ['paths', keyOf(other)]) }];
    }),
  );
}

/** Prepares to find the templates after one that have as many segments: a thousand paths have half a million pairs. */
function createComparable(templates: readonly Template[]): (one: Template) => readonly Template[] {
  const byLength = new Map<number, Template[]>();
  for (const template of templates) {
    const { length } = template.segments;
    const known = byLength.get(length);
    if (known === undefined) byLength.set(length, [template]);
    else known.push(template);
  }
  return (one) => {
    const alike = byLength.get(one.segments.length) ?? [];
    return alike.slice(alike.indexOf(one) + 1);
  };
}

/** The key of a path in the contract; of several that differ in their queries only, the first. */
function keyOf({ path, operations: [first] }: Template): string {
  return first === undefined ? path : pathKeyOf(first);
}

/** Whether some path fits both templates. Two segments that mix fixed parts and parameters are not compared. */
function mayOverlap(one: Template, other: Template): boolean {
  return (
    one.basePaths.some((basePath) => other.basePaths.includes(basePath)) &&
    one.segments.every((segment, i) => {
      const opposite = other.segments[i] ?? segment;
      if (segment.source === opposite.source) return true;
      if (segment.isLiteral) return fitsLiteral(segment, opposite, other);
      if (opposite.isLiteral) return fitsLiteral(opposite, segment, one);
      return segment.source === '{}' || opposite.source === '{}';
    })
  );
}

/** Whether a segment with parameters of another template fits a literal segment. */
function fitsLiteral(
  literal: Segment,
  { isLiteral, pattern, parameter }: Segment,
  template: Template,
): boolean {
  if (isLiteral || !pattern.test(literal.source)) return false;
  return parameter === undefined || template.accepts(parameter, literal.source);
}

function isSame(one: Template, other: Template): boolean {
  return one.segments.every(({ source }, i) => source === other.segments[i]?.source);
}

/** A request does not carry the names of parameters, so paths that differ only in them are the same. */
function describeDuplicate(one: Template, other: Template): Pick<RuleFinding, 'severity' | 'message'> {
  const shared = sharedMethods(one, other);
  const described = `${one.path} and ${other.path} are the same path but for the names of their parameters`;
  const advice = 'declare them as one path';
  if (shared.length === 0) return { severity: 'warning', message: `${described}: ${advice}.` };
  const message = `${described}, and both declare ${shared.join(', ')}`;
  return areDistinguished(one, other)
    ? { severity: 'warning', message: `${message}; the one whose parameters fit is served: ${advice}.` }
    : { severity: 'error', message: `${message}: ${advice}.` };
}

/** Whether the values of some parameter distinguish two templates: by a constraint of a router, or by their schemas. */
function areDistinguished(one: Template, other: Template): boolean {
  return one.segments.some(({ parameter }, i) => {
    const opposite = other.segments[i]?.parameter;
    if (parameter === undefined || opposite === undefined) return false;
    return one.valuesOf(parameter) !== other.valuesOf(opposite);
  });
}

/** `/{a}/b` and `/a/{b}`: each is the more literal in one segment. */
function describeOverlap(
  one: Template,
  other: Template,
): Pick<RuleFinding, 'severity' | 'message'> | undefined {
  const shared = sharedMethods(one, other);
  if (shared.length === 0 || !isMoreLiteral(one, other) || !isMoreLiteral(other, one)) return undefined;
  const meeting = one.segments.map((segment, i) => (segment.isLiteral ? segment : other.segments[i])?.source);
  const message = `${one.path} and ${other.path} both fit a ${shared.join(', ')} of /${meeting.join('/')}, and neither is the more literal: the one with the earlier fixed part is served.`;
  return { severity: 'warning', message };
}

/** Whether a template is the more literal in some segment. */
function isMoreLiteral(one: Template, other: Template): boolean {
  return one.segments.some(({ source, isLiteral }, i) => {
    const opposite = other.segments[i];
    if (opposite === undefined || opposite.isLiteral) return false;
    return isLiteral || (opposite.source === '{}' && source !== '{}');
  });
}

function sharedMethods(one: Template, other: Template): readonly string[] {
  const methods = new Set(other.operations.map(({ method }) => method));
  return one.operations.filter(({ method }) => methods.has(method)).map(({ method }) => method.toUpperCase());
}
