import createClient from 'openapi-fetch';
import type { components, paths } from './api.gen.ts';

export type Task = components['schemas']['Task'];

/** The API, with the types of its contract. */
export const api = createClient<paths>({ baseUrl: '/api' });

let token: string | undefined;

api.use({
  onRequest({ request }) {
    if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
});

/** Signs up, unless that is done already, and logs in. Throws what the API says is wrong. */
export async function logIn(name: string, email: string, password: string): Promise<void> {
  const registered = await api.POST('/register', { body: { name, email, password } });
  if (registered.error && registered.response.status !== 409) throw new Error(registered.error.message);
  const { data, error } = await api.POST('/login', { body: { email, password } });
  if (error) throw new Error(error.message);
  token = data.access_token;
}
