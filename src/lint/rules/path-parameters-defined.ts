import type { Finding } from '../finding.ts';
import type { LintContext } from '../lint-context.ts';
import { locatedParameters, locationOf, operationName, operationTokens } from '../locations.ts';

/** Parameters that stand in a path and are not declared, and the other way round. */
export function pathParametersDefined(examined: LintContext): readonly Finding[] {
  return [...examined.operations.values()].flatMap((operation) => {
    const { document } = examined;
    const inPath = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
    const declared = locatedParameters(document, operation).filter(
      ({ parameter }) => parameter.in === 'path',
    );
    const names = new Set(declared.map(({ parameter }) => parameter.name));
    const called = operationName(operation);
    const undeclared = inPath
      .filter((name) => !names.has(name))
      .map((name) => ({
        location: locationOf(document, operationTokens(operation)),
        message: `${called} has {${name}} in its path and declares no path parameter of that name, so that any text will do: declare it.`,
      }));
    const stray = declared
      .filter(({ parameter }) => !inPath.includes(parameter.name))
      .map(({ parameter, tokens }) => ({
        location: locationOf(document, tokens),
        message: `${called} declares the path parameter '${parameter.name}', which is not in its path: put {${parameter.name}} there or remove the parameter.`,
      }));
    return [...undeclared, ...stray].map((finding) => ({
      severity: 'warning' as const,
      kind: 'path parameter' as const,
      ...finding,
    }));
  });
}
