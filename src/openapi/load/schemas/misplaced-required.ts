import { isObject } from '../../../json.ts';
import type { OpenApiDocument } from '../../document.ts';
import { isReference, resolve } from '../../reference.ts';
import type { Inspection } from '../inspect-document.ts';
import type { ReportNode } from '../repair-document.ts';

/**
 * Lets a wrapper require the properties of what it wraps there: generators of Rails applications write
 * `{properties: {user: {properties: {name}}}, required: [name]}`, which refuses every `{user: {name}}`. Each is reported.
 * What it says as it is written, the properties without the wrapper, is taken too.
 */
export function placeRequired(document: OpenApiDocument, report: ReportNode): Inspection {
  const changes: (() => void)[] = [];
  return {
    visit: (node, tokens, isSchema) => {
      const found = isSchema ? misplacedIn(document, node) : undefined;
      if (found === undefined) return;
      const { wrapper, inner, names, own } = found;
      const message = `names properties of ${wrapper}, which is the only property: they are required there. Move them.`;
      report(document, [...tokens, 'required'], message, 'warning');
      changes.push(() => {
        Reflect.set(node, 'anyOf', [{ required: [wrapper] }, { required: own }]);
        Reflect.deleteProperty(node, 'required');
        if (inner !== undefined) Reflect.set(inner, 'required', names);
      });
    },
    finish: () => {
      for (const change of changes) change();
    },
  };
}

/** The names that a schema requires although only its one property has them. */
interface Misplaced {
  readonly wrapper: string;
  readonly names: readonly unknown[];
  /** Those that are required without the wrapper. */
  readonly own: readonly unknown[];
  /** The schema of the property; absent where others refer to it too. */
  readonly inner?: object;
}

function misplacedIn(
  document: OpenApiDocument,
  { properties, required, anyOf }: Readonly<Record<string, unknown>>,
): Misplaced | undefined {
  if (anyOf !== undefined || !isObject(properties) || !Array.isArray(required) || required.length === 0)
    return undefined;
  const [[wrapper, declared] = ['', undefined], another] = Object.entries(properties);
  if (another !== undefined || !isObject(declared) || required.includes(wrapper)) return undefined;
  const inner: unknown = isReference(declared) ? resolve<object>(document, declared) : declared;
  const own = isObject(inner) ? inner.properties : undefined;
  if (!isObject(own) || !required.every((name) => Object.hasOwn(own, name))) return undefined;
  if (isReference(declared)) return { wrapper, names: required, own: required };
  const known = Array.isArray(declared.required) ? declared.required : [];
  return { wrapper, inner: declared, names: [...new Set([...known, ...required])], own: required };
}
