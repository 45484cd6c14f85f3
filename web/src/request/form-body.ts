import type { AdminSchema } from '../api/admin-types.ts';

type FormField = AdminSchema<'FormField'>;

/** A field of a form that takes files. */
export interface FileField {
  readonly name: string;
  /** Whether it takes several. */
  readonly isList: boolean;
}

/** The fields of a form that take files. */
export function fileFields(form: FormField | undefined): readonly FileField[] {
  return (form?.properties ?? []).flatMap(({ name, field: { kind, items } }) => {
    const isList = kind === 'array' && items?.kind === 'file';
    return isList || kind === 'file' ? [{ name, isList }] : [];
  });
}

/** The values of a form that is written as JSON; no text is a form without fields. `undefined` for what is no JSON. */
export function formValues(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return Object(text.trim() === '' ? {} : JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The fields of an URL-encoded form: `tags=a&tags=b`, `address[city]=Rome`, `lines[0][sku]=x`. */
export function formPairs(values: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(values).flatMap(([name, value]) => pairsOf(name, value));
}

function pairsOf(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) {
    const isPlain = value.every((each) => typeof each !== 'object' || each === null);
    return value.flatMap((each, at) => pairsOf(isPlain ? name : `${name}[${at}]`, each));
  }
  if (typeof value !== 'object' || value === null) return [[name, `${value ?? ''}`]];
  return Object.entries(value).flatMap(([key, each]) => pairsOf(`${name}[${key}]`, each));
}

/**
 * A multipart form: a list is a field for each of its values, and an object is JSON. A field for files without one has its
 * text as a file, so that an example can be sent as it is.
 */
export function multipartBody(
  values: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, readonly File[]>>,
  fileNames: ReadonlySet<string>,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    const texts = files[name]?.length ? [] : [value].flat().map(partText);
    for (const text of texts)
      form.append(name, fileNames.has(name) ? new File([text], text.slice(0, 100) || 'file') : text);
  }
  for (const [name, chosen] of Object.entries(files)) for (const file of chosen) form.append(name, file);
  return form;
}

function partText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : `${value}`;
}
