import { isObject } from '../../../json.ts';
import { isReference, parsePointer, pointerToken } from '../../reference.ts';
import type { FoundReference } from '../references/find-references.ts';
import { objectIn } from './node-members.ts';

/** Where Swagger 2.0 has what OpenAPI 3 has among the components; all else is a schema. */
const sectionOf: Readonly<Record<string, string>> = { parameters: 'parameters', responses: 'responses' };

/**
 * Moves what a Swagger 2.0 document has below `components`, as only OpenAPI 3 does, to where Swagger 2.0 has it: people copy
 * from documents of both, and the converter makes components of its own. What is referred to may be deeper than components
 * are, such as `#/components/responses/200/Token`. Changes the document and the references.
 * @param references all that the document has
 * @param report is called, once, where there are components
 */
export function moveComponents(
  swagger: object,
  references: readonly FoundReference[],
  report: (tokens: readonly string[], message: string) => void,
): void {
  const components = objectIn(swagger, 'components');
  if (Object.keys(components).length === 0) return;
  report(
    ['components'],
    'is no field of Swagger 2.0: what it has is read from `definitions`, `parameters`, `responses` and `securityDefinitions`, so move it there, or declare `openapi: 3.0.3`.',
  );
  const moved = new Map<string, string>();
  for (const { node } of references) {
    const ref = isReference(node) ? node.$ref : '';
    const place = moved.get(ref) ?? move(ref);
    if (place === undefined) continue;
    moved.set(ref, place);
    node.$ref = place;
  }
  const schemes = components.securitySchemes;
  if (isObject(schemes) && !Object.hasOwn(swagger, 'securityDefinitions'))
    Reflect.set(swagger, 'securityDefinitions', schemes);
  Reflect.deleteProperty(swagger, 'components');

  /** Puts the target of a reference into a section of its own kind. */
  function move(ref: string): string | undefined {
    const [first, kind = '', ...names] = (ref.startsWith('#') ? parsePointer(ref.slice(1)) : undefined) ?? [];
    if (first !== 'components' || names.length === 0) return undefined;
    const target = names.reduce((node, name) => Object(node)[name], components[kind]);
    if (!isObject(target)) return undefined;
    const section = sectionOf[kind] ?? 'definitions';
    const known = objectIn(swagger, section);
    const name = freeName(known, names.join('-'));
    Reflect.set(swagger, section, { ...known, [name]: target });
    return `#/${section}/${pointerToken(name)}`;
  }
}

function freeName(known: object, wanted: string): string {
  let name = wanted;
  for (let i = 2; Object.hasOwn(known, name); i += 1) name = `${wanted}-${i}`;
  return name;
}
