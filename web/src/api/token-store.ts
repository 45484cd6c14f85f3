const key = (root: string) => `togai-sandbox token ${root}`;

/** The token of a sandbox, for as long as the tab is open. */
export function storedToken(root: string): string | undefined {
  return sessionStorage.getItem(key(root)) ?? undefined;
}

/** Stores the token of a sandbox for this tab; `undefined` removes it. */
export function storeToken(root: string, token: string | undefined): void {
  if (token === undefined) sessionStorage.removeItem(key(root));
  else sessionStorage.setItem(key(root), token);
}
