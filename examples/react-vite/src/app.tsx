import { type FormEvent, useState } from 'react';
import { api, logIn } from './api.ts';
import { Tasks } from './tasks.tsx';

/** A form to log in, then the tasks of whoever has. */
export function App() {
  const [name, setName] = useState<string>();
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (key: string) => String(form.get(key));
    try {
      await logIn(field('name'), field('email'), field('password'));
      const me = await api.GET('/me');
      setName(me.data?.name);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'the log-in failed');
    }
  }

  if (name !== undefined) return <Tasks name={name} />;
  return (
    <form onSubmit={submit}>
      <h1>Log in</h1>
      <label>
        Name <input name="name" required />
      </label>
      <label>
        E-mail <input name="email" type="email" required />
      </label>
      <label>
        Password <input name="password" type="password" required />
      </label>
      <button type="submit">Log in</button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  );
}
