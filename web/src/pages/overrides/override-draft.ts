import type { AdminSchema } from '../../api/admin-types.ts';
import { parseJson } from '../../components/parse-json.ts';

/** An override as the admin API takes it. */
export type OverrideValue = AdminSchema<'Override'>;

/** The fields of the form, all of them as texts; an empty one is left out. */
export interface OverrideDraft {
  /** Empty for all operations. */
  readonly operation: string;
  readonly when: string;
  readonly status: string;
  readonly body: string;
  readonly patch: string;
  readonly example: string;
  readonly headers: string;
  readonly delay: string;
  readonly fault: string;
  readonly rateLimit: string;
  readonly times: string;
  readonly after: string;
  readonly probability: string;
  readonly priority: string;
  readonly carryOut: string;
  /** `true`, or empty. */
  readonly unchecked: string;
}

export type DraftField = keyof OverrideDraft;

export const emptyDraft: OverrideDraft = {
  operation: '',
  when: '',
  status: '',
  body: '',
  patch: '',
  example: '',
  headers: '',
  delay: '',
  fault: '',
  rateLimit: '',
  times: '',
  after: '',
  probability: '',
  priority: '',
  carryOut: '',
  unchecked: '',
};

/** How the text of a field becomes a value. */
type Reader = (text: string) => { readonly value?: unknown; readonly error?: string | undefined };

const asText: Reader = (text) => ({ value: text });
const asJson: Reader = (text) => parseJson(text);
/** A number; any other text is left to the sandbox, which says what it expects. */
const asNumber: Reader = (text) => ({ value: Number.isNaN(Number(text)) ? text : Number(text) });
/** JSON where it is some, such as `{"kind":"slow"}`; else the text. */
const asTextOrJson: Reader = (text) => (/^\s*[{[\d]/.test(text) ? { value: jsonOr(text) } : { value: text });

const jsonOr = (text: string): unknown => {
  const parsed = parseJson(text);
  return parsed.error === undefined ? parsed.value : text;
};

/** The fields of the override itself, and those of its response. */
const readers = {
  override: {
    operation: asText,
    when: asJson,
    rateLimit: asTextOrJson,
    times: asNumber,
    after: asNumber,
    probability: asNumber,
    priority: asNumber,
    carryOut: asText,
    unchecked: asJson,
  },
  respond: {
    status: asNumber,
    body: asJson,
    patch: asJson,
    example: (text) => ({ value: text === 'true' ? true : text }),
    headers: asJson,
    delay: asTextOrJson,
    fault: asTextOrJson,
  },
} satisfies Record<string, Partial<Record<DraftField, Reader>>>;

/** An override that a form describes, and what is wrong with its texts, by field. */
export interface ReadDraft {
  readonly override: OverrideValue;
  readonly errors: Partial<Record<DraftField, string>>;
}

/** Reads what the form has. */
export function readDraft(draft: OverrideDraft): ReadDraft {
  const errors: Partial<Record<DraftField, string>> = {};
  const read = (own: Partial<Record<DraftField, Reader>>) => {
    const values = Object.entries(own).flatMap(([name, reader]): [string, unknown][] => {
      const field = name as DraftField;
      const text = draft[field];
      if (text.trim() === '') return [];
      const { value, error } = reader(text.trim());
      if (error !== undefined) errors[field] = error;
      return error === undefined ? [[name, value]] : [];
    });
    return Object.fromEntries(values);
  };
  const override = read(readers.override);
  const respond = read(readers.respond);
  const hasRespond = Object.keys(respond).length > 0 || !('rateLimit' in override);
  // The sandbox validates every value, and says at which field it is wrong.
  return { override: { ...override, ...(hasRespond && { respond }) } as OverrideValue, errors };
}

/** The texts of the form for an override; `undefined` where the form has no field for a part of it. */
export function toDraft(override: OverrideValue): OverrideDraft | undefined {
  const { respond = {}, ...own } = override;
  if (Array.isArray(respond)) return undefined;
  const { id: _id, hits: _hits, matches: _matches, ...values } = own as Record<string, unknown>;
  const parts = { ...values, ...respond };
  if (!Object.keys(parts).every((name) => name in emptyDraft)) return undefined;
  const isJson = (name: string) => ['when', 'body', 'patch', 'headers'].includes(name);
  const texts = Object.entries(parts).map(([name, value]) => [
    name,
    isJson(name) || typeof value === 'object' ? JSON.stringify(value, null, 2) : `${value}`,
  ]);
  return { ...emptyDraft, ...Object.fromEntries(texts) };
}

/** Issues of an override by the field that each is about. */
export interface FieldIssues {
  readonly fields: Partial<Record<DraftField, string>>;
  readonly others: readonly string[];
}

/** Sorts the issues of the sandbox, such as `/respond/body/name must be string`, by the fields of the form. */
export function issuesByField(issues: readonly string[]): FieldIssues {
  const fields: Partial<Record<DraftField, string>> = {};
  const others: string[] = [];
  for (const issue of issues) {
    const [, name = '', rest = ''] = /^\/(?:respond\/)?([A-Za-z]+)(.*)$/s.exec(issue) ?? [];
    const field = name as DraftField;
    if (!(name in emptyDraft)) others.push(issue);
    else fields[field] = [fields[field], rest.trim()].filter(Boolean).join('; ');
  }
  return { fields, others };
}
