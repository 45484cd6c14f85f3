import { StartupError } from '../../errors.ts';
import { isObject, ownValue } from '../../json.ts';

/**
 * Requires a document of a version that is served.
 * @throws StartupError for anything else, saying what it is.
 */
export function requireServedVersion(file: string, parsed: unknown): asserts parsed is object {
  if (parsed === undefined || parsed === null) {
    throw new StartupError(`${file} is empty: give the path of an OpenAPI document.`);
  }
  if (!isObject(parsed)) {
    throw new StartupError(
      `${file} is not an OpenAPI document: it must be an object with /openapi and /paths.`,
    );
  }
  const version = ownValue(parsed, 'openapi');
  if (version === undefined && ownValue(parsed, 'swagger') !== undefined) {
    const found = String(ownValue(parsed, 'swagger'));
    throw new StartupError(
      `${file} is Swagger ${found}: convert it to OpenAPI 3 first, with npx swagger2openapi for example.`,
    );
  }
  if (typeof version !== 'string' || !/^3\.[01](?:\.\d+)?(?:-.*)?$/.test(version)) {
    const found = version === undefined ? 'no version' : `version ${JSON.stringify(version)}`;
    throw new StartupError(
      `${file} declares ${found} in /openapi: "3.0.x" and "3.1.x" are served, so convert the document first.`,
    );
  }
}
