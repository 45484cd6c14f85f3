import { plainName, singularsOf, splitName } from '../../inference/naming.ts';
import type { OperationRequest, SentFile } from '../../operation.ts';
import { uploadAddress } from '../../upload-address.ts';

/** Where the files of one field of a form are from now on, and what responses call that. */
export interface FileAddresses {
  /** Plain names of a property with one address, the likeliest first. */
  readonly names: readonly string[];
  /** Plain names of a list of them. */
  readonly listNames: readonly string[];
  /** Whether the field says nothing of what its files are: `file`. */
  readonly isGeneral: boolean;
  /** As rows have them. */
  readonly addresses: readonly string[];
  /** The files at these addresses. */
  readonly files: readonly SentFile[];
}

/** What a field is called that says nothing of what its file is. */
const generalFields =
  /^(?:my|new|the)?(?:files?|uploads?|uploadedfiles?|data|media|contents?|body|binary|blob|documents?|attachments?|form)$/;

/** Of these, what is the whole body of many responses. */
const wrappers = new Set(['', 'data', 'content', 'contents', 'body', 'form']);

/** What a path says of what is done with a file, and not of what the file is. */
const verbs = new Set('upload uploads uploaded set change update add replace save file files me'.split(' '));

/** What the address of a file is called, whatever the file is. */
const generalNames =
  'fileurl downloadurl contenturl mediaurl publicurl secureurl uploadurl url fileuri uri filelink link href src'.split(
    ' ',
  );
const kindsOfFiles = 'image photo picture document attachment video audio'.split(' ');

/**
 * The addresses of the files that a request sends, field by field: those of `image` are shown as `imageUrl` or as `image`,
 * those of `file` in a request to `/users/me/avatar` as `avatarUrl`, and else as `url`.
 * @param isAlone whether nothing but files is sent, so that what is made is the file itself
 */
export function fileAddresses(
  { files = [], operation }: Pick<OperationRequest, 'files' | 'operation'>,
  isAlone: boolean,
): readonly FileAddresses[] {
  // A text that is the whole body is what it says, and no file.
  const stored = files.filter(
    ({ field, content, mediaType = '' }) =>
      content !== undefined && (field !== undefined || !/^text\//i.test(mediaType)),
  );
  const fields = [...new Set(stored.map(({ field }) => field))];
  return fields.flatMap((field) => {
    const own = stored.filter((file) => file.field === field);
    const named = {
      ...namesOf(field, operation.path, isAlone),
      files: own,
      addresses: own.flatMap(addressOf),
    };
    return [named];
  });
}

/** Plain names of what has the address of the file that a path is of. */
export function addressNamesAt(path: string): readonly string[] {
  return namesOf(undefined, path, true).names;
}

function addressOf({ content, ...file }: SentFile): readonly string[] {
  return content === undefined ? [] : [uploadAddress({ ...file, sha256: content.sha256 })];
}

function namesOf(
  field: string | undefined,
  path: string,
  isAlone: boolean,
): Pick<FileAddresses, 'names' | 'listNames' | 'isGeneral'> {
  const plain = plainName(field ?? '');
  const isGeneral = plain === '' || generalFields.test(plain);
  const [one = plain] = singularsOf(plain);
  const words = isGeneral ? placeWords(path) : [...new Set([plain, one])];
  const forms = isGeneral ? [...words, one, ...kindsOfFiles] : words;
  const general = isGeneral || isAlone ? generalNames : [];
  const names = [...forms.flatMap(addressNames), ...general];
  const own = wrappers.has(plain) ? words : [...new Set([...words, plain, one])];
  return {
    isGeneral,
    names: [...names, ...own].filter((name) => name !== ''),
    listNames: [...names, ...own].map(plural),
  };
}

/** Whether a property is called after a kind of files: `category_image`, `coverPhotoUrl`. */
export function namesKindOfFile(name: string): boolean {
  return endsInKind.test(plainName(name));
}

const endsInKind =
  /(?:image|photo|picture|avatar|document|attachment|video|audio|thumbnail|logo)(?:url|uri|path|link|src)?$/;

function plural(name: string): string {
  return name.endsWith('s') ? name : `${name}s`;
}

function addressNames(word: string): readonly string[] {
  return word === '' ? [] : ['url', 'uri', 'link', 'href', 'src'].map((ending) => word + ending);
}

/** What the last words of a path say of a file: `avatar` of `/users/me/avatar`, and of `/users/{id}/upload-avatar`. */
function placeWords(path: string): readonly string[] {
  const last = path.split('/').findLast((segment) => segment !== '' && !segment.includes('{')) ?? '';
  const words = splitName(last).filter((word) => !verbs.has(word.toLowerCase()));
  const [joined, end] = [plainName(words.join('')), plainName(words.at(-1) ?? '')];
  return [...new Set([joined, end, ...singularsOf(end)])].filter((word) => word !== '');
}
