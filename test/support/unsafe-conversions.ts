import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A place where a value of an unsafe type becomes a text or a number. */
export interface UnsafeConversion {
  /** With its line: `src/a.ts:7`. */
  readonly place: string;
  /** As it is written. */
  readonly code: string;
}

const converters: ReadonlySet<string> = new Set(['String', 'Number']);

/** Objects that JSON cannot bring: what their `toString` does is known. */
const harmlessObjects: ReadonlySet<string> = new Set([
  'Date',
  'Error',
  'URL',
  'RegExp',
  'URLSearchParams',
  'Uint8Array',
  'Buffer',
]);

/**
 * Finds where a value that may be an object becomes a text or a number by `String`, `Number`, a template, `+` or `join`:
 * one from JSON may have a property `toString` or `valueOf`, and each of them then throws a TypeError.
 * @param names files, with absolute paths
 */
export function findUnsafeConversions(names: readonly string[], root: string): readonly UnsafeConversion[] {
  const program = ts.createProgram({ rootNames: names, options: compilerOptions(root) });
  const checker = program.getTypeChecker();
  const found: UnsafeConversion[] = [];
  for (const source of program.getSourceFiles()) {
    if (names.includes(source.fileName) && !source.fileName.endsWith('.gen.ts')) visit(source, source);
  }
  return found;

  function visit(node: ts.Node, source: ts.SourceFile): void {
    for (const type of convertedTypes(node, checker)) {
      if (!isUnsafe(type, checker)) continue;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${source.fileName.slice(root.length)}:${line + 1}`, code: node.getText() });
      break;
    }
    ts.forEachChild(node, (child) => visit(child, source));
  }
}

/** The types of what a node makes a text or a number of. */
function convertedTypes(node: ts.Node, checker: ts.TypeChecker): readonly ts.Type[] {
  if (ts.isTemplateSpan(node) && ts.isTemplateExpression(node.parent)) {
    return ts.isTaggedTemplateExpression(node.parent.parent)
      ? []
      : [checker.getTypeAtLocation(node.expression)];
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return [node.left, node.right].map((each) => checker.getTypeAtLocation(each));
  }
  const converted = ts.isCallExpression(node) ? convertedBy(node, checker) : undefined;
  return converted === undefined ? [] : [converted];
}

/** The type of what a call converts: that of `String(value)`, or of the elements of a list. */
function convertedBy({ expression, arguments: [argument] }: ts.CallExpression, checker: ts.TypeChecker) {
  const isConverter = (each: ts.Node | undefined) =>
    each !== undefined && ts.isIdentifier(each) && converters.has(each.text);
  if (isConverter(expression)) return argument && checker.getTypeAtLocation(argument);
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  if (expression.name.text !== 'join' && !isConverter(argument)) return undefined;
  return checker.getIndexTypeOfType(checker.getTypeAtLocation(expression.expression), ts.IndexKind.Number);
}

/** Whether a value of a type may be an object that JSON brought. */
function isUnsafe(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.some((each) => isUnsafe(each, checker));
  if (type.isIntersection()) return type.types.every((each) => isUnsafe(each, checker));
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return true;
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint === undefined || isUnsafe(constraint, checker);
  }
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return element !== undefined && isUnsafe(element, checker);
  }
  return !harmlessObjects.has(type.getSymbol()?.name ?? '');
}

function compilerOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noEmit: true };
}

/** The folder of the repository, with a slash at its end. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));
