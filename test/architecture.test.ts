import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { documentedSteps, withCurrentTables } from './support/architecture.ts';

const path = fileURLToPath(new URL('../ARCHITECTURE.md', import.meta.url));
const document = readFileSync(path, 'utf8');

function parse(file: string): ts.SourceFile {
  const text = readFileSync(fileURLToPath(new URL(`../src/${file}`, import.meta.url)), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
}

/** The first node for which a test is true. */
function find(node: ts.Node, isMeant: (node: ts.Node) => boolean): ts.Node | undefined {
  return isMeant(node) ? node : ts.forEachChild(node, (child) => find(child, isMeant));
}

/** What is called, or passed, in a list of steps: `readBody()` and `options.validate` are `readBody` and `validate`. */
function stepsOfApp(): readonly string[] {
  const list = find(
    parse('http/app.ts'),
    (node) => ts.isCallExpression(node) && node.expression.getText() === 'compose',
  ) as ts.CallExpression | undefined;
  const [steps] = list?.arguments ?? [];
  if (steps === undefined || !ts.isArrayLiteralExpression(steps)) return [];
  return steps.elements.map((step) =>
    (ts.isCallExpression(step) ? step.expression : step).getText().replace(/^.*\./, ''),
  );
}

/** What `carryOut` calls, in order; of what it calls several times, the last. */
function stepsOfExecute(): readonly string[] {
  const carryOut = find(
    parse('engine/execute.ts'),
    (node) => ts.isFunctionDeclaration(node) && node.name?.text === 'carryOut',
  );
  const calls: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (ts.isCallExpression(node) && !ts.isCallExpression(node.expression))
      calls.push(node.expression.getText());
  };
  if (carryOut !== undefined) visit(carryOut);
  return calls.filter((call, index) => !calls.includes(call, index + 1));
}

describe('ARCHITECTURE.md', () => {
  it('lists the steps of http/app.ts', () => {
    expect(documentedSteps(document, 'http/app.ts')).toEqual(stepsOfApp());
  });

  it('lists the steps of engine/execute.ts', () => {
    expect(documentedSteps(document, 'engine/execute.ts')).toEqual(stepsOfExecute());
  });

  it('has the tables of test/support/layers.ts: `npm run docs:architecture` writes them', async () => {
    await expect(withCurrentTables(document)).toMatchFileSnapshot(path);
  });
});
