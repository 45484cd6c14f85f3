import { posix } from 'node:path';

/**
 * A reference that leads from one file to another, such as `../parts/money.yaml#/Euro`; the whole address where no path
 * leads there.
 */
export function relativeReference(from: URL, to: URL): string {
  if (from.protocol !== to.protocol || from.host !== to.host || !to.pathname.startsWith('/')) return to.href;
  const fragment = to.hash === '#' ? '' : to.hash;
  if (from.pathname === to.pathname && from.search === to.search) return fragment === '' ? '#' : fragment;
  const path = posix.relative(posix.dirname(from.pathname), to.pathname);
  return `${path}${to.search}${fragment}`;
}
