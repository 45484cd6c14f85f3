import type { Readable } from 'node:stream';
import { SandboxError } from '../../errors.ts';
import { maxFormFields, nestFields } from '../form-codec.ts';

/** What the head of a part says of it. */
export interface PartHead {
  readonly name: string;
  /** Without parameters and in lower case; `text/plain` where the part does not say it (RFC 7578, 4.4). */
  readonly mediaType: string;
  /** Empty for an input of a page in which nobody chose a file. */
  readonly fileName?: string;
}

/** What becomes of the parts of a form. */
export interface FormSplitting<T> {
  /** Whether a part is received as bytes, and not as a text. */
  isFile(head: PartHead): boolean;
  /** Receives the bytes of a part. It has to read them to their end, or to throw. */
  receive(head: PartHead, bytes: Readable): Promise<T>;
  /** How long a text may be, in bytes, and the error for one that is longer. */
  readonly text: { readonly bytes: number; readonly error: () => Error };
}

/** The parts of a form: the texts by name, as they nest, and what was received, in the order of the parts. */
export interface SplitForm<T> {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly T[];
}

/**
 * Splits a form into its parts while it arrives (RFC 7578). Few requests are forms, so the library is loaded with the first.
 * @param contentType of the form, with its boundary
 * @throws SandboxError `malformed` or `too-large`; the errors of `splitting`, and that of the stream.
 */
export async function splitForm<T>(
  form: Readable,
  contentType: string,
  splitting: FormSplitting<T>,
): Promise<SplitForm<T>> {
  const { Busboy } = await import('@fastify/busboy');
  const { text } = splitting;
  const fields = new Map<string, string | string[]>();
  const files: Promise<T>[] = [];
  const open = new Set<Readable>();
  await new Promise<void>((resolve, reject) => {
    function fail(error: unknown): void {
      form.unpipe(splitter);
      // Whoever receives a part would wait for the rest of it for ever.
      for (const part of open)
        part.destroy(new Error('the form cannot be read to its end', { cause: error }));
      reject(error);
    }
    const splitter = new Busboy({
      headers: { 'content-type': contentType },
      isPartAFile: (...said) => splitting.isFile(headOf(...said)),
      limits: { fieldSize: text.bytes, parts: maxFormFields },
    });
    splitter.on('field', (sentName: string | undefined, value, _isNameCut, isCut) => {
      if (sentName === undefined) return fail(nameless());
      if (isCut) return fail(text.error());
      const { name } = headOf(sentName);
      const known = fields.get(name);
      fields.set(name, known === undefined ? value : [known, value].flat());
    });
    splitter.on(
      'file',
      (name: string | undefined, bytes, fileName: string | undefined, _encoding, mediaType) => {
        open.add(bytes);
        bytes.on('error', () => {}); // whoever reads it has the error
        if (name === undefined) return fail(nameless());
        const received = splitting.receive(headOf(name, mediaType, fileName), bytes);
        received.then(() => open.delete(bytes), fail);
        files.push(received);
      },
    );
    splitter.on('partsLimit', () => fail(tooManyParts()));
    splitter.on('error', (error) => fail(unreadable(error)));
    splitter.on('finish', resolve);
    form.on('error', fail);
    form.pipe(splitter);
  });
  return { fields: nestFields(fields), files: await Promise.all(files) };
}

function headOf(name = '', mediaType = 'text/plain', fileName?: string): PartHead {
  const file = fileName === undefined ? {} : { fileName: unescaped(fileName) };
  return { name: unescaped(name), mediaType, ...file };
}

/** The name of a field or a file, in which browsers escape three characters (HTML, 4.10.22.8). */
function unescaped(name: string): string {
  return name.replace(/%(?:0A|0D|22)/gi, decodeURIComponent);
}

function nameless(): SandboxError {
  return new SandboxError('malformed', 'a part of the form has no name: name each field and file');
}

function tooManyParts(): SandboxError {
  return new SandboxError('too-large', `the form has more than ${maxFormFields} parts: send fewer`);
}

function unreadable(cause: unknown): SandboxError {
  return new SandboxError('malformed', 'the form is incomplete, or does not match its headers', { cause });
}
