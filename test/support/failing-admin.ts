import express, { type Express } from 'express';
import { serveAdminApi } from '../../src/http/admin/admin-middleware.ts';
import { assignRequestId } from '../../src/http/middleware/access-log.ts';
import { chooseSession } from '../../src/http/middleware/choose-session.ts';
import { prepareAdminApi } from '../../src/server/load-admin-api.ts';

/** The admin API with dependencies that fail on every access except to the tokens. */
export function failingAdmin(tokens: readonly string[] = []): {
  readonly app: Express;
  /** What was logged. */
  readonly failures: readonly string[];
  /** The dependencies that were accessed. */
  readonly accessed: readonly PropertyKey[];
} {
  const failures: string[] = [];
  const accessed: PropertyKey[] = [];
  function fail(name: PropertyKey): never {
    accessed.push(name);
    throw new Error('a failing dependency');
  }
  const own = { tokens, loadApi: prepareAdminApi, importState: () => fail('importState') };
  const parts = new Proxy(own, {
    get: (target, name) => (name in target ? Reflect.get(target, name) : fail(name)),
  });
  const app = express();
  app.use(
    assignRequestId(),
    chooseSession(() => true),
  );
  const log = { notice: () => {}, failure: (text: string) => void failures.push(text) };
  app.use(serveAdminApi(parts as never, log));
  return { app, failures, accessed };
}
