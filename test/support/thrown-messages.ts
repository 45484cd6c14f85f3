import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** A text that the source may print, with `…` for each value in it, and the file that has it. */
export interface MessageTemplate {
  readonly file: string;
  readonly text: string;
}

/** What the source throws as an error of a class. */
export interface ThrownMessages {
  /** Those that are written where they are thrown. */
  readonly direct: readonly MessageTemplate[];
  /** Every text of the files that throw: a message may be composed of several. */
  readonly all: readonly MessageTemplate[];
  /** The files that throw a message which is put together elsewhere. */
  readonly composedIn: readonly string[];
}

/** Collects the messages of all errors of a class that `src` creates. */
export function thrownMessages(className: string): ThrownMessages {
  const direct: MessageTemplate[] = [];
  const all: MessageTemplate[] = [];
  const composedIn = new Set<string>();
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = readFileSync(`${src}/${file}`, 'utf8');
    if (!source.includes(`new ${className}(`)) continue;
    visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true), (node) => {
      const text = templateOf(node);
      if (text !== undefined) all.push({ file, text });
      if (!ts.isNewExpression(node) || node.expression.getText() !== className) return;
      const message = templateOf(node.arguments?.[0]);
      if (message === undefined) composedIn.add(file);
      else direct.push({ file, text: message });
    });
  }
  return { direct, all, composedIn: [...composedIn].sort() };
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** The text of a string or a template; absent for any other expression. */
function templateOf(node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}
