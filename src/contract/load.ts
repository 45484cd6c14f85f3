import { readFile } from 'node:fs/promises';
import refParser from '@apidevtools/json-schema-ref-parser';
import { load as parseYaml, YAMLException } from 'js-yaml';
import { StartupError } from '../errors.ts';
import type { OpenApiDocument } from './document.ts';

/**
 * Reads a contract: YAML or JSON, OpenAPI 3.0 or 3.1. The answer is bundled: every reference in it points into the
 * document itself.
 * @throws StartupError for a document that cannot be served, naming the file, the place and what to do.
 */
export async function loadContract(file: string): Promise<OpenApiDocument> {
  const parsed = parse(file, await read(file));
  requireServable(file, parsed);
  try {
    return (await refParser.bundle(file, parsed, {})) as OpenApiDocument;
  } catch (error) {
    throw new StartupError(`${file}: ${reasonOf(error)}; mend the reference.`, { cause: error });
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StartupError(
      `${file} cannot be read (${reasonOf(error)}); give the path of an OpenAPI document.`,
      {
        cause: error,
      },
    );
  }
}

function parse(file: string, text: string): unknown {
  try {
    return parseYaml(text, { filename: file });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const place = error.mark ? `:${error.mark.line + 1}:${error.mark.column + 1}` : '';
    throw new StartupError(`${file}${place} is neither YAML nor JSON: ${error.reason}.`, { cause: error });
  }
}

function requireServable(file: string, parsed: unknown): asserts parsed is OpenApiDocument {
  const version = propertyOf(parsed, 'openapi');
  if (typeof version !== 'string' || !/^3\.[01]\.\d+/.test(version)) {
    const found = version ?? propertyOf(parsed, 'swagger') ?? 'none';
    throw new StartupError(
      `${file} declares OpenAPI version ${String(found)}; 3.0 and 3.1 are served, so convert the document first.`,
    );
  }
  for (const name of ['info', 'paths']) {
    const value = propertyOf(parsed, name);
    if (typeof value !== 'object' || value === null) {
      throw new StartupError(`${file} has no /${name} object; an OpenAPI document needs one.`);
    }
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n', 1).join('') : String(error);
}
