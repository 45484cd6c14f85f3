import { plainText } from '../../../json.ts';
import type { VisitNode } from '../../walk.ts';
import type { Inspection } from '../inspect-document.ts';
import type { ReportNode } from '../repair-document.ts';

/** The value of a type that is written as another value is; the other value where there is none. */
type Convert = (value: unknown) => unknown;

const toNumber: Convert = (value) =>
  typeof value === 'string' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value) ? Number(value) : value;

/** How values become those of a type: without quotes, `1` and `true` are no texts in YAML, and with them no numbers. */
const conversions: Readonly<Record<string, Convert>> = {
  string: (value) => (typeof value === 'number' || typeof value === 'boolean' ? plainText(value) : value),
  number: toNumber,
  integer: (value) => (Number.isSafeInteger(toNumber(value)) ? toNumber(value) : value),
  boolean: (value) => (value === 'true' || value === 'false' ? value === 'true' : value),
};

/**
 * Gives the values of an `enum` the type that its schema declares, where they are of another one and written alike: no
 * value of `{type: string, enum: [1, 2]}` is valid. Each such `enum` is reported.
 */
export function convertEnums(document: object, report: ReportNode): Inspection {
  const visit: VisitNode = (node, tokens, isSchema) => {
    if (!isSchema || !Array.isArray(node.enum)) return;
    const values: readonly unknown[] = node.enum;
    const type = onlyType(node.type) ?? '';
    const convert = Object.hasOwn(conversions, type) ? conversions[type] : undefined;
    const wrong = convert === undefined ? [] : values.filter((value) => convert(value) !== value);
    if (convert === undefined || wrong.length === 0) return;
    report(document, [...tokens, 'enum'], describe(wrong, type), 'warning');
    Reflect.set(node, 'enum', [...new Set(values.map(convert))]);
  };
  return { visit };
}

/** The only type that a schema allows beside null. */
function onlyType(type: unknown): string | undefined {
  const [only, ...others] = [type].flat().filter((each) => each !== 'null');
  return typeof only === 'string' && others.length === 0 ? only : undefined;
}

function describe(wrong: readonly unknown[], type: string): string {
  const shown = wrong.slice(0, 3).map((value) => JSON.stringify(value));
  const remedy = type === 'string' ? 'put them in quotes' : 'write them without quotes';
  return `has values that are not of the type ${type} (${shown.join(', ')}) and are read as such: ${remedy}.`;
}
