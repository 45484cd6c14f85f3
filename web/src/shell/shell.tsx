import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { addressWith, placeOf } from '../api/place.ts';
import { StatusRegion } from '../components/status.tsx';
import { consolePages } from '../pages.ts';
import { ClientContext } from './client-context.ts';
import { Navigation } from './navigation.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { SessionChooser } from './session-chooser.tsx';
import { SessionGone } from './session-gone.tsx';
import { TokenPrompt } from './token-prompt.tsx';
import { useRoute } from './use-route.ts';
import { useTokenClient } from './use-token-client.ts';

/** The frame of every page: navigation, the session, and the token where the sandbox requires one. */
export function Shell() {
  const [place, setSession] = useSession();
  const { session } = place;
  const { client, needsToken, acceptToken, isSessionGone, beginSession } = useTokenClient(place);
  const route = useRoute();
  const page = consolePages.find(({ id }) => id === route.page) ?? consolePages[0];
  useTitle(page?.title, session);
  return (
    <ClientContext.Provider value={client}>
      <button type="button" class="skip" onClick={skipToMain}>
        Skip to the page
      </button>
      <header class="shell-header">
        <p class="shell-title">togai-sandbox</p>
        <nav class="shell-links" aria-label="Other pages">
          <a href={addressWith(location.href, session, '/__docs')}>Reference</a>
        </nav>
        <SessionChooser session={session} onChange={setSession} />
      </header>
      <Navigation current={page?.id} />
      <main id="main" class="shell-main" tabIndex={-1}>
        {page && (
          <PageBoundary key={`${page.id} ${session}`}>
            <page.component route={route} />
          </PageBoundary>
        )}
      </main>
      <StatusRegion />
      {isSessionGone && (
        <SessionGone session={session} onBegin={beginSession} onLeave={() => setSession(undefined)} />
      )}
      {needsToken && <TokenPrompt wasRefused={client.token !== undefined} onToken={acceptToken} />}
    </ClientContext.Provider>
  );
}

/** Where the page is, and a function that shows another session at the same place. */
function useSession() {
  const [href, setHref] = useState(location.href);
  useEffect(() => {
    const update = () => setHref(location.href);
    addEventListener('popstate', update);
    return () => removeEventListener('popstate', update);
  }, []);
  const place = useMemo(() => placeOf(href), [href]);
  const change = useCallback((session: string | undefined) => {
    const address = addressWith(location.href, session);
    // Below another path, such as that of a session, the files of the page are elsewhere.
    if (new URL(address).pathname !== location.pathname) return location.assign(address);
    history.pushState(null, '', address);
    setHref(address);
  }, []);
  return [place, change] as const;
}

function useTitle(page: string | undefined, session: string | undefined): void {
  useEffect(() => {
    document.title = [page, session && `session ${session}`, 'togai-sandbox'].filter(Boolean).join(' · ');
  }, [page, session]);
}

/** A button and no link: the hash of the address is the route. */
function skipToMain(): void {
  document.getElementById('main')?.focus();
}
