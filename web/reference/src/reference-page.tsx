import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { addressWith, placeOf } from '../../src/api/place.ts';
import { ErrorNotice } from '../../src/components/error-notice.tsx';
import { ClientContext } from '../../src/shell/client-context.ts';
import { SessionChooser } from '../../src/shell/session-chooser.tsx';
import { TokenPrompt } from '../../src/shell/token-prompt.tsx';
import { useTokenClient } from '../../src/shell/use-token-client.ts';
import { showContract } from './show-contract.ts';

/** The contract in a viewer, below a bar with the session; asks for the token where the sandbox requires one. */
export function ReferencePage() {
  const place = useMemo(() => placeOf(location.href), []);
  const { root, session } = place;
  const { client, needsToken, acceptToken } = useTokenClient(place);
  const [error, setError] = useState<unknown>();
  const viewer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    setError(undefined);
    // A cheap request that the token is required for, before the viewer loads the contract.
    client
      .admin('get', '/__admin/sessions', { query: { limit: 1 } })
      .then(() => viewer.current && showContract(viewer.current, { root, session, token: client.token }))
      .catch((thrown) => setError(thrown));
  }, [client, root, session]);

  return (
    <ClientContext.Provider value={client}>
      <header class="shell-header">
        <p class="shell-title">togai-sandbox</p>
        <nav class="shell-links" aria-label="Other pages">
          <a href={addressWith(location.href, session)}>Console</a>
        </nav>
        <SessionChooser
          session={session}
          onChange={(name) => location.assign(addressWith(location.href, name, '/__docs'))}
        />
      </header>
      {error !== undefined && !needsToken && <ErrorNotice error={error} />}
      <div id="viewer" ref={viewer} />
      {needsToken && <TokenPrompt wasRefused={client.token !== undefined} onToken={acceptToken} />}
    </ClientContext.Provider>
  );
}
