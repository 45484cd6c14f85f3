import type { HandlerContext } from '../../context.ts';
import { isContentWord } from '../../inference/files/file-paths.ts';
import { findName, lastSegmentOf } from '../../inference/naming.ts';
import type { Role } from '../../inference/resource.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { OperationRequest } from '../../operation.ts';
import type { CrudContext } from '../crud/crud-context.ts';
import { findOwnerRole, ownerOf } from './owner-addresses.ts';

/** A file that was sent within an item, as a text in Base64. */
export interface EncodedFile {
  readonly bytes: Buffer;
  readonly name?: string;
  readonly mediaType?: string;
}

/** Finds what a download shows of the item that its path names; `undefined` where that has no such text. */
export type FindEncoded = (
  request: OperationRequest,
  context: HandlerContext,
) => Promise<EncodedFile | undefined>;

/** Names of the property that is the item's content, and of what says which file it is. */
const contentNames = [
  'content',
  'data',
  'file',
  'body',
  'base64',
  'bytes',
  'contents',
  'fileContent',
  'fileData',
];
const fileNames = ['fileName', 'filename', 'originalName', 'name', 'title'];
const typeNames = ['contentType', 'mimeType', 'mediaType', 'fileType', 'type'];

/**
 * The file of a download, where creates are sent it as a text in Base64 (`format: byte`, or `contentEncoding: base64`): the
 * `content` of a document for `/documents/{id}/download`, the `avatar` of a user for `/users/{id}/avatar`.
 * @returns undefined where no item above the path is sent such a text
 */
export function createFindEncoded(
  crud: CrudContext,
  roles: Iterable<Role>,
  { path }: Operation,
): FindEncoded | undefined {
  const role = findOwnerRole(roles, path);
  if (role === undefined) return undefined;
  const word = lastSegmentOf(path);
  const encoded = encodedNames(crud, role);
  const named = findName(
    encoded,
    isContentWord(word) ? contentNames : [word, `${word}Base64`, `${word}Data`],
  );
  const property = named ?? (isContentWord(word) && encoded.length === 1 ? encoded[0] : undefined);
  if (property === undefined) return undefined;
  return async (request, context) => {
    const { item } = (await ownerOf(role, request, context)) ?? {};
    const text = item?.[property];
    if (item === undefined || typeof text !== 'string') return undefined;
    const textOf = (names: readonly string[], pattern: RegExp) => {
      const value = item[findName(Object.keys(item), names) ?? ''];
      return typeof value === 'string' && pattern.test(value) ? value : undefined;
    };
    const [name, mediaType] = [textOf(fileNames, /\.\w+$/), textOf(typeNames, /^[\w.+-]+\/[\w.+-]+$/)];
    return { bytes: Buffer.from(text, 'base64'), ...(name && { name }), ...(mediaType && { mediaType }) };
  };
}

/** The properties that requests have in Base64. */
function encodedNames({ mergeSchema }: CrudContext, { resource }: Pick<Role, 'resource'>): readonly string[] {
  return resource.requestSchemas.flatMap((schema) =>
    [...mergeSchema(schema).properties].flatMap(([name, property]) => {
      const { format, contentEncoding } = mergeSchema(property).keywords;
      return format === 'byte' || contentEncoding === 'base64' ? [name] : [];
    }),
  );
}
