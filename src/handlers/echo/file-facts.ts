import type { SentFile } from '../../operation.ts';

/** Something that is known of an uploaded file, and what responses call it. */
export interface FileFact {
  readonly kind: 'name' | 'mediaType' | 'size';
  /** Plain names, the likeliest first. */
  readonly names: readonly string[];
  readonly value: string | number;
}

const names: Readonly<Record<FileFact['kind'], readonly string[]>> = {
  name: ['filename', 'originalname', 'originalfilename', 'name', 'title'],
  mediaType: ['contenttype', 'mimetype', 'mediatype', 'filetype', 'mime', 'type'],
  size: ['size', 'filesize', 'bytes', 'sizebytes', 'sizeinbytes', 'contentlength', 'length', 'bytecount'],
};

/** The facts of an uploaded file, as far as the request says them. */
export function fileFacts({ name, mediaType, size }: SentFile): readonly FileFact[] {
  const facts = [
    ['name', name],
    ['mediaType', mediaType],
    ['size', size],
  ] as const;
  return facts.flatMap(([kind, value]) => (value === undefined ? [] : [{ kind, names: names[kind], value }]));
}
