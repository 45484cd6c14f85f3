import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import GithubSlugger from 'github-slugger';
import { Marked, type Token } from 'marked';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A page of the documentation, as far as tests look at it. */
export interface MarkdownPage {
  /** Its path in the repository, such as `docs/testing.md`. */
  readonly file: string;
  readonly text: string;
  /** The anchors of its headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly string[];
  readonly blocks: readonly CodeBlock[];
}

/** A fenced block of a page. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** The HTML comment right above it; empty when there is none. */
  readonly comment: string;
}

/** The pages that users read: README, `docs/` and the examples. */
export function userPages(): readonly MarkdownPage[] {
  return [
    parsePage('README.md'),
    ...filesBelow('docs')
      .filter((file) => dirname(file) === 'docs')
      .map(parsePage),
    ...filesBelow('examples').map(parsePage),
  ];
}

/** All pages of the repository that have links. */
export function allPages(): readonly MarkdownPage[] {
  const own = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'];
  return [...own, ...['docs', 'bench', 'examples'].flatMap(filesBelow)].map(parsePage);
}

/** Reads and parses a page; throws when there is none. */
export function parsePage(file: string): MarkdownPage {
  const text = readFileSync(join(root, file), 'utf8');
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const links: string[] = [];
  const marked = new Marked();
  const tokens = marked.lexer(text);
  marked.walkTokens(tokens, (token) => {
    if (token.type === 'heading') anchors.add(slugger.slug(plainText(token.tokens ?? [])));
    if (token.type === 'link' || token.type === 'image') links.push(token.href);
  });
  return { file, text, anchors, links, blocks: blocksOf(tokens) };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules/'))
    .sort();
}

function blocksOf(tokens: readonly Token[]): readonly CodeBlock[] {
  const seen = tokens.filter(({ type }) => type !== 'space');
  return seen.flatMap((token, index) => {
    const before = seen[index - 1];
    const comment = before?.type === 'html' ? /^<!--\s*(.*?)\s*-->\s*$/s.exec(before.raw)?.[1] : undefined;
    if (token.type !== 'code') return [];
    return [{ language: token.lang ?? '', text: token.text, comment: comment ?? '' }];
  });
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? plainText(token.tokens) : 'text' in token ? token.text : '',
    )
    .join('');
}
