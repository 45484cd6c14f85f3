import { useEffect, useState } from 'preact/hooks';
import { parseRoute, type Route } from './route.ts';

/** The route of the page, and again whenever it changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const update = () => setHash(location.hash);
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return parseRoute(hash);
}

/** How `goTo` changes the history of the tab. */
interface GoToOptions {
  /** In place of the current entry: where going back to it makes no sense, such as a filter while it is typed. */
  readonly replace?: boolean;
  /** What the entry remembers beside its address. */
  readonly state?: unknown;
}

/** Goes to a route. */
export function goTo(hash: string, { replace = false, state = null }: GoToOptions = {}): void {
  if (replace) history.replaceState(state, '', hash);
  else history.pushState(state, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
