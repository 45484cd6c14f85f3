import { StartupError } from '../../errors.ts';
import { isObject, ownValue, plainText } from '../../json.ts';

/** The kinds of documents that are served. */
export type DocumentKind = 'OpenAPI 3.0' | 'OpenAPI 3.1' | 'OpenAPI 3.2' | 'Swagger 2.0';

/** The words by which people know what another file is. */
const otherDocuments: readonly (readonly [key: string, name: string])[] = [
  ['asyncapi', 'an AsyncAPI document'],
  ['arazzo', 'an Arazzo document'],
  ['overlay', 'an OpenAPI overlay'],
  ['swaggerVersion', 'Swagger 1'],
  ['_postman_id', 'a Postman collection'],
];

/**
 * The kind of a document.
 * @throws StartupError for anything that is not served, saying what it is.
 */
export function requireDocumentKind(file: string, parsed: unknown): DocumentKind {
  if (parsed === undefined || parsed === null) {
    throw new StartupError(`${file} is empty: give the path of an OpenAPI document.`);
  }
  if (!isObject(parsed)) {
    throw new StartupError(
      `${file} is not an OpenAPI document: it must be an object with /openapi and /paths.`,
    );
  }
  const [swagger, version] = [ownValue(parsed, 'swagger'), ownValue(parsed, 'openapi')];
  if (version === undefined && /^2(?:\.0)?$/.test(plainText(swagger))) return 'Swagger 2.0';
  const [, minor] = /^3\.([012])/.exec(versionText(version)) ?? [];
  if (minor === '0') return 'OpenAPI 3.0';
  if (minor === '1') return 'OpenAPI 3.1';
  if (minor === '2') return 'OpenAPI 3.2';
  throw new StartupError(`${file} ${describeOther(parsed, version)}`);
}

/** What people write for a version: `v3.0.1`, `3.0.0.` and `3.1.x` mean one. */
const written = /^v?(3\.[012])(?:\.\d*x?\.*)?$/i;

/** A version as the specification writes it, such as `3.1` or `3.0.4-rc1`. */
const standard = /^3\.[012](?:\.\d+)?(?:-.*)?$/;

/** The version of OpenAPI as a text: `openapi: 3.0` without quotes is the number 3 in YAML. */
export function versionText(version: unknown): string {
  if (typeof version === 'number') return Number.isInteger(version) ? `${version}.0` : `${version}`;
  if (typeof version !== 'string' || standard.test(version))
    return typeof version === 'string' ? version : '';
  return written.exec(version.trim())?.[1] ?? '';
}

function describeOther(parsed: Readonly<Record<string, unknown>>, version: unknown): string {
  const advice = '"3.0.x", "3.1.x" and "3.2.x" are served, so convert the document first.';
  if (version !== undefined) return `declares version ${JSON.stringify(version)} in /openapi: ${advice}`;
  const info = isObject(parsed.info) ? parsed.info : {};
  const other = otherDocuments.find(([key]) => parsed[key] !== undefined || info[key] !== undefined);
  if (other !== undefined) return `is ${other[1]}, not an OpenAPI document: convert it first.`;
  return `declares no version in /openapi: ${advice}`;
}
