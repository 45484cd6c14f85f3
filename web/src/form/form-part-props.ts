import type { FormField, ValuePath } from './form-value.ts';

/** What every part of a form is given. */
export interface FormPartProps {
  readonly name: string;
  readonly field: FormField;
  readonly value: unknown;
  readonly path: ValuePath;
  readonly isRequired: boolean;
  /** The issues of the request by JSON pointer. */
  readonly issues: ReadonlyMap<string, string>;
  readonly onValue: (path: ValuePath, value: unknown) => void;
}
