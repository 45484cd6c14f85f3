import { SandboxError } from '../../errors.ts';
import type { Schema } from '../../openapi/document.ts';
import type { BodyShape, BytesCodec } from '../codec.ts';
import { csvCodec, tsvCodec } from '../csv-codec.ts';
import { jsonCodec } from '../json-codec.ts';
import { jsonLinesCodec } from '../json-lines-codec.ts';
import { xmlCodec } from '../xml/xml-codec.ts';
import { yamlCodec } from '../yaml-codec.ts';

/** The formats that values have in parts; any other part is a text or bytes. */
const valueCodecs: readonly BytesCodec[] = [
  jsonCodec,
  xmlCodec,
  jsonLinesCodec,
  csvCodec,
  tsvCodec,
  yamlCodec,
];

/** The format of the values of a part; absent where it is a text or bytes. */
export function partCodecFor(mediaType: string): BytesCodec | undefined {
  return valueCodecs.find(({ matches }) => matches(mediaType));
}

/** Where a part belongs. */
export interface PartPlace {
  /** Its name, or which one it is. */
  readonly name: string | number;
  readonly schema: Schema | undefined;
  readonly shape: BodyShape | undefined;
}

/**
 * The value of a part in a format.
 * @throws SandboxError `malformed`, naming the part.
 */
export async function parsePart(
  codec: BytesCodec,
  content: Buffer,
  { name, schema = {}, shape }: PartPlace,
): Promise<unknown> {
  if (content.length === 0) return undefined;
  try {
    return await codec.parse(content, shape && { media: { schema }, mergeSchema: shape.mergeSchema });
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    const message = error.message.startsWith('the body ')
      ? error.message.replace('the body', `the part ${name}`)
      : `the part ${name}: ${error.message}`;
    throw new SandboxError(error.code, message, { cause: error });
  }
}
