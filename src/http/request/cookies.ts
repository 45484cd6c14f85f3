/** The cookies of a request by name, undecoded: of `a=1; b="2"`, two. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  if (header === undefined) return new Map();
  const pairs = header.split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    if (at < 0) return [];
    const value = pair.slice(at + 1).trim();
    return [[pair.slice(0, at).trim(), value.replace(/^"(.*)"$/, '$1')] as const];
  });
  return new Map(pairs);
}
