import type { BodyParts, PartsCodec } from '../codec.ts';
import { isMediaType } from '../media-types.ts';
import { multipartContentType, serializeMultipart } from './serialize-multipart.ts';

/** Multipart forms: an object of the fields and the files by name; of several files with one name, a list. */
export const formDataCodec: PartsCodec = {
  name: 'multipart',
  input: 'parts',
  structure: 'never',
  writesValues: true,
  hasFields: true,
  hasTextValues: true,
  matches: (mediaType) => isMediaType(mediaType, 'multipart/form-data'),
  parse: toObject,
  serialize: serializeMultipart,
  contentType: multipartContentType,
};

/** A file is a string with one character a byte: what matters to the schema is that it was sent. */
function toObject({ fields, files }: BodyParts): unknown {
  const names = [...new Set(files.map(({ name }) => name))];
  const contents = names.map((name) => {
    const texts = files.filter((file) => file.name === name).map(({ bytes }) => bytes.toString('latin1'));
    return [name, texts.length === 1 ? texts[0] : texts] as const;
  });
  return Object.fromEntries([...Object.entries(fields), ...contents]);
}
