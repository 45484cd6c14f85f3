import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';
import ts from 'typescript';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** The text of a page without its code. */
export function proseOf(markdown: string): string {
  const texts: string[] = [];
  const marked = new Marked();
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === 'text' || token.type === 'html') texts.push(token.raw);
  });
  return texts.join('\n');
}

/** The texts of several words in the code of `src`: messages, descriptions and help. */
export function messagesInSource(): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.gen.ts'))
    .flatMap((file) => {
      const parsed = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest);
      return textsIn(parsed).map((text) => ({ file, text }));
    });
}

function textsIn(node: ts.Node): readonly string[] {
  const own = isText(node) && node.text.trim().includes(' ') ? [node.text] : [];
  const inner: string[] = [];
  node.forEachChild((child) => {
    inner.push(...textsIn(child));
  });
  return [...own, ...inner];
}

function isText(node: ts.Node): node is ts.StringLiteral | ts.TemplateLiteralLikeNode {
  return ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node);
}
