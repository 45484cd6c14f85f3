import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from '../api/client.ts';

/** The client of the session that the page shows. */
export const ClientContext = createContext<Client | undefined>(undefined);

/** The client of the session that the page shows. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === undefined) throw new Error('a page is shown outside the console');
  return client;
}
