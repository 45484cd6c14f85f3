import type { ComponentType } from 'preact';
import { DataPage } from './pages/data/data-page.tsx';
import { OperationsPage } from './pages/operations/operations-page.tsx';
import { OverridesPage } from './pages/overrides/overrides-page.tsx';
import { RequestsPage } from './pages/requests/requests-page.tsx';
import { SessionsPage } from './pages/sessions/sessions-page.tsx';
import { WebhooksPage } from './pages/webhooks/webhooks-page.tsx';
import type { Route } from './shell/route.ts';

/** A page of the console. */
export interface ConsolePage {
  /** Its place in the address, `#/operations`. */
  readonly id: string;
  readonly title: string;
  readonly component: ComponentType<{ readonly route: Route }>;
}

/** The pages in the order of the navigation; the first is shown where the address names none. */
export const consolePages: readonly ConsolePage[] = [
  { id: 'operations', title: 'Operations', component: OperationsPage },
  { id: 'data', title: 'Data', component: DataPage },
  { id: 'requests', title: 'Requests', component: RequestsPage },
  { id: 'overrides', title: 'Overrides and faults', component: OverridesPage },
  { id: 'sessions', title: 'Sessions, snapshots, clock', component: SessionsPage },
  { id: 'webhooks', title: 'Webhooks', component: WebhooksPage },
];
