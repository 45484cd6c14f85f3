import { useMemo, useState } from 'preact/hooks';
import { type Client, createClient } from '../api/client.ts';
import type { Place } from '../api/place.ts';
import { storedToken, storeToken } from '../api/token-store.ts';

/** The client of a page, and the token that it sends. */
export interface TokenClient {
  readonly client: Client;
  /** Whether the sandbox requires a token, or another one. */
  readonly needsToken: boolean;
  /** Takes a token, for this tab; the same one is tried again. */
  readonly acceptToken: (token: string) => void;
  /** Whether the session was deleted while the page showed it. */
  readonly isSessionGone: boolean;
  /** Begins the session again. */
  readonly beginSession: () => void;
}

/** The client of a page for the session that it shows, with the token that the user gave. */
export function useTokenClient({ root, session }: Place): TokenClient {
  const [given, setGiven] = useState(() => ({ token: storedToken(root) }));
  const [needsToken, setNeedsToken] = useState(false);
  const [gone, setGone] = useState<string>();
  const client = useMemo(
    () =>
      createClient({
        root,
        session,
        ...given,
        onUnauthorized: () => setNeedsToken(true),
        onSessionGone: () => setGone(session),
      }),
    [root, session, given],
  );
  const acceptToken = (token: string) => {
    storeToken(root, token);
    setGiven({ token });
    setNeedsToken(false);
  };
  const beginSession = () => {
    setGiven({ ...given });
    setGone(undefined);
  };
  const isSessionGone = gone !== undefined && gone === session;
  return { client, needsToken, acceptToken, isSessionGone, beginSession };
}
