import { decodeBody, serializeText } from '../body-text.ts';
import type { BytesCodec } from '../codec.ts';
import { parseXmlTree } from './parse-xml.ts';
import { readXml } from './read-xml.ts';
import { writeXml } from './write-xml.ts';

/** XML by the `xml` keywords of the contract: `application/xml`, `text/xml`, `application/atom+xml`. */
export const xmlCodec: BytesCodec = {
  name: 'xml',
  input: 'bytes',
  structure: 'declared',
  writesValues: true,
  hasTextValues: true,
  matches: (mediaType) => /^(?!image\/svg)[^;]*[/+]xml\s*(?:;|$)/i.test(mediaType),
  parse: async (bytes, shape) => readXml(await parseXmlTree(decodeBody(bytes)), shape),
  serialize: (value, shape) =>
    typeof value === 'string' || shape === undefined ? serializeText(value) : writeXml(value, shape),
};
