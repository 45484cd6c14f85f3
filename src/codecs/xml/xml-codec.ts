import { inTurns, type Steps } from '../../turns.ts';
import { decodeBody, serializeText } from '../body-text.ts';
import type { BodyShape, BytesCodec } from '../codec.ts';
import { jsonPieces } from '../long-values.ts';
import { loadXmlParser, parseXmlTree, type XmlTree } from './parse-xml.ts';
import { readXml } from './read-xml.ts';
import { xmlPieces } from './write-xml.ts';

/** XML by the `xml` keywords of the contract: `application/xml`, `text/xml`, `application/atom+xml`. */
export const xmlCodec: BytesCodec = {
  name: 'xml',
  input: 'bytes',
  structure: 'declared',
  writesValues: true,
  hasTextValues: true,
  matches: (mediaType) => /^(?!image\/svg)[^;]*[/+]xml\s*(?:;|$)/i.test(mediaType),
  parse: async (bytes, shape) => {
    const createParser = await loadXmlParser();
    return inTurns(readDocument(parseXmlTree(decodeBody(bytes), createParser()), shape));
  },
  serialize: (value, shape) =>
    isDocument(value) || shape === undefined ? serializeText(value) : [...xmlPieces(value, shape)].join(''),
  pieces: (value, shape) =>
    isDocument(value) || shape === undefined ? jsonPieces(value) : xmlPieces(value, shape),
};

/** Whether a value is a document that is written already; any other text becomes the content of an element. */
function isDocument(value: unknown): boolean {
  return typeof value === 'string' && (value === '' || /^\s*</.test(value));
}

function* readDocument(tree: Steps<XmlTree>, shape: BodyShape | undefined): Steps<unknown> {
  return yield* readXml(yield* tree, shape);
}
