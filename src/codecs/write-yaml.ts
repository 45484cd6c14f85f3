import { dump } from 'js-yaml';
import { isObject } from '../json.ts';
import { elementsPerPiece, hasLongList, isLongList, maxLevels } from './long-values.ts';

/** A value in YAML, in block style and without aliases. */
export function toYaml(value: unknown): string {
  return dump(value, { noRefs: true, lineWidth: -1 });
}

/** The text of a value in YAML, the same as in one go, a few elements of its long lists at a time. */
export function* yamlPieces(value: unknown, levels = maxLevels, indent = ''): Generator<string> {
  if (isLongList(value)) yield* elementPieces(value, indent);
  else if (isObject(value) && hasLongList(value, levels)) yield* memberPieces(value, levels, indent);
  else yield indented(toYaml(value), indent);
}

function* elementPieces(list: readonly unknown[], indent: string): Generator<string> {
  for (let at = 0; at < list.length; at += elementsPerPiece) {
    yield indented(toYaml(list.slice(at, at + elementsPerPiece)), indent);
  }
}

function* memberPieces(
  value: Readonly<Record<string, unknown>>,
  levels: number,
  indent: string,
): Generator<string> {
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const isLong = hasLongList(member, levels - 1);
    const text = indented(toYaml(Object.fromEntries([[name, isLong ? null : member]])), indent);
    yield isLong ? text.replace(/ null\n$/, '\n') : text;
    if (isLong) yield* yamlPieces(member, levels - 1, `${indent}  `);
  }
}

/** Empty lines, as those of texts, stay empty. */
function indented(text: string, indent: string): string {
  return indent === '' ? text : text.replace(/^(?=.)/gm, indent);
}
