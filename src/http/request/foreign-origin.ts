/** Why a web page may not use the sandbox, and what to do. @param origin that of the page, where it is known */
export function explainForeignOrigin(origin: string | undefined): string {
  const page = origin === undefined ? 'pages of other sites' : `pages of the origin ${origin}`;
  return `${page} may not use the sandbox: start it with --allow-origin ${origin ?? 'ORIGIN'}`;
}
