import { isInPath } from '../../openapi/operations.ts';
import type { LintContext } from '../lint-context.ts';
import { canonicalLocation, locatedParameters, operationName, operationTokens } from '../locations.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Parameters in a path that are not declared, and declared ones that are not in the path. */
export const pathParametersDefined: Rule = {
  id: 'path-parameters-defined',
  severity: 'warning',
  docs: 'docs/rules/path-parameters-defined.md',
  check,
};

function check(context: LintContext): readonly RuleFinding[] {
  return [...context.operations.values()].flatMap((operation) => {
    const { document } = context;
    // The ids in a resource name need no declaration.
    const { resourceNames = {} } = operation;
    const inPath = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
    const ids = Object.values(resourceNames).join();
    const declared = locatedParameters(document, operation).filter(
      ({ parameter }) => parameter.in === 'path',
    );
    const names = new Set(declared.map(({ parameter }) => parameter.name));
    const called = operationName(operation);
    const undeclared = inPath
      .filter((name) => !names.has(name) && !ids.includes(`{${name}}`))
      .map((name) => ({
        location: canonicalLocation(document, operationTokens(operation)),
        message: `${called} has {${name}} in its path and declares no path parameter of that name, so that any text will do: declare it.`,
      }));
    const stray = declared
      .filter(({ parameter }) => !isInPath(operation, parameter.name))
      .map(({ parameter, tokens }) => ({
        location: canonicalLocation(document, tokens),
        message: `${called} declares the path parameter '${parameter.name}', which is not in its path: put {${parameter.name}} there or remove the parameter.`,
      }));
    return [...undeclared, ...stray].map((finding) => ({
      ...finding,
    }));
  });
}
