import { isReference } from '../../reference.ts';
import { walk } from '../../walk.ts';
import { anchorKey } from './dynamic-references.ts';

/** Keywords of schemas that restrict values, or are the target of references. */
const restrictions: readonly string[] = [
  'type',
  'properties',
  'required',
  'additionalProperties',
  'unevaluatedProperties',
  'patternProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'items',
  'prefixItems',
  'minItems',
  'maxItems',
  'uniqueItems',
  'contains',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'dependentRequired',
  'enum',
  'const',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  '$defs',
  'definitions',
];

/**
 * Writes each reference of a schema that has other restrictions beside it as a member of `allOf`, in place: both hold. When
 * files become one document, what stands beside a reference would replace what it leads to.
 */
export function separateReferences(document: unknown): void {
  const changes: (() => void)[] = [];
  walk(document, (node: Record<string, unknown>) => {
    if (!isReference(node) || !restrictions.some((name) => isRestriction(name, node[name]))) return;
    const { $ref, allOf } = node as { $ref: string; allOf?: unknown };
    changes.push(() => {
      const isDynamic = anchorKey in node && { [anchorKey]: node[anchorKey] };
      node.allOf = [...(Array.isArray(allOf) ? allOf : []), { $ref, ...isDynamic }];
      Reflect.deleteProperty(node, '$ref');
      Reflect.deleteProperty(node, anchorKey);
    });
  });
  for (const change of changes) change();
}

/** Whether a keyword is that of a schema: the `required` of a parameter is a boolean. */
function isRestriction(name: string, value: unknown): boolean {
  return value !== undefined && (name !== 'required' || Array.isArray(value));
}
