import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One import of a file, or an export from another file. */
export interface SourceImport {
  readonly file: string;
  /** As it is written: `./table.ts`, `express`, `node:fs`. */
  readonly specifier: string;
  /** The file of the folder that is imported; absent for a package. */
  readonly target: string | undefined;
  readonly isTypeOnly: boolean;
}

/** A function with a body, whatever its form. */
export interface SourceFunction {
  readonly name: string;
  readonly lineCount: number;
}

/** A file of a folder, parsed once; paths are relative to the folder and have forward slashes. */
export interface SourceFile {
  readonly file: string;
  readonly isGenerated: boolean;
  readonly imports: readonly SourceImport[];
  /** The names that the file declares and exports, not those that it passes on from another file. */
  readonly exportedNames: readonly string[];
  readonly functions: readonly SourceFunction[];
}

/** Parses every TypeScript file of a folder of the repository. */
export function readSourceFiles(folder: 'src' | 'web' = 'src'): readonly SourceFile[] {
  const root = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => parseSourceFile(root, file));
}

function parseSourceFile(root: string, file: string): SourceFile {
  const text = readFileSync(`${root}/${file}`, 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const imports: SourceImport[] = [];
  const functions: SourceFunction[] = [];
  visit(tree);
  return {
    file,
    isGenerated: file.endsWith('.gen.ts'),
    imports,
    exportedNames: [...new Set(tree.statements.flatMap(exportedNames))],
    functions,
  };

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) addImport(node.moduleSpecifier, isTypeOnlyImport(node));
    if (ts.isExportDeclaration(node)) addImport(node.moduleSpecifier, isTypeOnlyExport(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      addImport(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      addImport(node.arguments[0], false);
    }
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      functions.push({ name: functionName(node), lineCount: lineCount(node) });
    }
    ts.forEachChild(node, visit);
  }

  function addImport(specifier: ts.Expression | undefined, isTypeOnly: boolean): void {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    const target = specifier.text.startsWith('.')
      ? posix.join(posix.dirname(file), specifier.text)
      : undefined;
    imports.push({ file, specifier: specifier.text, target, isTypeOnly });
  }

  function lineCount(node: ts.Node): number {
    const line = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
    return line(node.getEnd()) - line(node.getStart(tree)) + 1;
  }

  function functionName(node: ts.SignatureDeclaration): string {
    if (node.name !== undefined) return node.name.getText(tree);
    const { parent } = node;
    const isNamed = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
    return isNamed ? parent.name.getText(tree) : 'anonymous';
  }
}

function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  const { namedBindings } = importClause;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  if (importClause.name !== undefined || namedBindings === undefined) return false;
  return ts.isNamedImports(namedBindings) && namedBindings.elements.every((element) => element.isTypeOnly);
}

function isTypeOnlyExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly || exportClause === undefined) return isTypeOnly;
  return ts.isNamedExports(exportClause) && exportClause.elements.every((element) => element.isTypeOnly);
}

function exportedNames(statement: ts.Statement): string[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.DeclarationStatement;
  return name === undefined ? [] : [name.getText()];
}
