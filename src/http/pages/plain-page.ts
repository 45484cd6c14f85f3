import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { acceptedMediaType } from '../../codecs/negotiate.ts';
import { Html, html } from './html.ts';

/**
 * Whether a request is a browser's that opens a page: programs accept anything, or what they are given.
 * @param given the media type for programs
 */
export function isForReading(
  { headers }: Pick<IncomingMessage, 'headers'>,
  given = 'application/json',
): boolean {
  return acceptedMediaType(headers.accept ?? '*/*', [given, 'text/html']) === 'text/html';
}

const style = `:root{color-scheme:light dark;--ground:light-dark(#f7f8fa,#14161b);--surface:light-dark(#fff,#1b1e25);
--line:light-dark(#dfe3e9,#333943);--text:light-dark(#1c2129,#e4e7ec);--soft:light-dark(#58616e,#a2abb8);--accent:light-dark(#2f4fc7,#8fa8ff)}
*{box-sizing:border-box}
body{margin:0 auto;max-width:52rem;padding:2rem 1rem 4rem;background:var(--ground);color:var(--text);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.75rem;line-height:1.25}h2{margin:2.25rem 0 .6rem;font-size:1.0625rem}
p{margin:.35rem 0}.soft{color:var(--soft)}
a{color:var(--accent);text-underline-offset:.15em}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
ul{margin:0;padding:0;list-style:none}
.cards{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));margin-top:1.5rem}
.cards a{display:block;font-weight:600}.cards li,pre,table{padding:.8rem 1rem;border:1px solid var(--line);border-radius:8px;background:var(--surface)}
.row{display:flex;flex-wrap:wrap;gap:.35rem 1.1rem}
code,pre{font:.875rem/1.5 ui-monospace,Menlo,Consolas,monospace}pre{margin:.3rem 0 1rem;white-space:pre-wrap}
table{width:100%;border-spacing:0}th,td{padding:.2rem .9rem .2rem 0;text-align:left;vertical-align:top}th{font-weight:400;color:var(--soft)}
td:first-child{white-space:nowrap}@media(max-width:40rem){tr>:last-child{display:none}}
summary{cursor:pointer}details table{margin-top:.6rem}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** The `Content-Security-Policy` of such a page: it runs no script and loads nothing. */
export const plainPagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A page of text and links, without scripts, in the colours of the console. */
export function plainPage(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.markup;
}
