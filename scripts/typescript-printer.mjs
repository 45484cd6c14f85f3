import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

// `togai-sandbox types` writes TypeScript with openapi-typescript, which needs TypeScript's syntax trees and printer: a
// tenth of a file of 9 MB, and of a version that users need not have. That tenth is cut out here, for the bundle.

/** What openapi-typescript uses of TypeScript. */
const used = [
  'addSyntheticLeadingComment',
  'createPrinter',
  'factory',
  'isArrayTypeNode',
  'isInterfaceDeclaration',
  'isTupleTypeNode',
  'isTypeAliasDeclaration',
  'isTypeNode',
  'NewLineKind',
  'NodeFlags',
  'ScriptKind',
  'ScriptTarget',
  'SyntaxKind',
];

/** What the additions below use. */
const usedHere = ['idText', 'objectAllocator'];

/** The texts of errors in TypeScript: nothing is parsed, so none occurs. */
const left = new Set(['Diagnostics']);

// A file of statements is made, not parsed; and names have their text, which only the language service gives them.
const additions = `
Object.defineProperty(objectAllocator.getIdentifierConstructor().prototype, 'text', { get() { return idText(this); } });
const emptySourceFile = () => Object.assign(factory.createSourceFile([], factory.createToken(1), 0), { text: '' });
export default { ${used.join(', ')}, createSourceFile: emptySourceFile };
`;

/** The source of a module that has what openapi-typescript uses of TypeScript, and nothing else. */
export function typescriptPrinter() {
  const text = readFileSync(createRequire(import.meta.url).resolve('typescript'), 'utf8');
  const file = ts.createSourceFile('typescript.js', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const { statements } = moduleBody(file);
  const byName = declarationsByName(statements);
  const needed = reach([...used, ...usedHere], byName);
  const code = statements.filter((each) => needed.has(each)).map((each) => text.slice(each.pos, each.end));
  return `const Diagnostics = {};\n${code.join('')}${additions}`;
}

/** All of TypeScript is in one function. */
function moduleBody(node) {
  if (ts.isArrowFunction(node) && ts.isBlock(node.body)) return node.body;
  return ts.forEachChild(node, moduleBody);
}

/** The statements that declare each name, and those that fill it in: `((Debug2) => {…})(Debug || (Debug = {}))`. */
function declarationsByName(statements) {
  const byName = new Map();
  for (const statement of statements) {
    for (const name of declaredNames(statement)) byName.set(name, [...(byName.get(name) ?? []), statement]);
  }
  return byName;
}

function declaredNames(statement) {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name.text];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
  const argument = statement.expression.arguments.at(-1);
  return argument !== undefined && ts.isBinaryExpression(argument) && ts.isIdentifier(argument.left)
    ? [argument.left.text]
    : [];
}

function boundNames(name) {
  return ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((each) => boundNames(each.name));
}

/** The statements that some names lead to, by the names in those. */
function reach(names, byName) {
  const [needed, open, seen] = [new Set(), [...names], new Set([...names, ...left])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const statement of byName.get(name) ?? []) {
      if (needed.has(statement)) continue;
      needed.add(statement);
      for (const found of namesIn(statement)) {
        if (!seen.has(found) && byName.has(found)) open.push(found);
        seen.add(found);
      }
    }
  }
  return needed;
}

/** The identifiers in a statement, but for those of properties. */
function namesIn(statement) {
  const names = new Set();
  const visit = (node, parent) => {
    const isProperty =
      parent !== undefined && 'name' in parent && parent.name === node && !isDeclaration(parent);
    if (ts.isIdentifier(node) && !isProperty) names.add(node.text);
    ts.forEachChild(node, (child) => visit(child, node));
  };
  visit(statement);
  return names;
}

function isDeclaration(node) {
  return ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
}
