import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { api, type Task } from './api.ts';

/** The tasks: add one, mark it as done, delete it. */
export function Tasks({ name }: { name: string }) {
  const [tasks, setTasks] = useState<readonly Task[]>([]);
  const [problem, setProblem] = useState<string>();

  const load = useCallback(async () => {
    const { data, error } = await api.GET('/tasks');
    setProblem(error?.message);
    if (data) setTasks(data);
  }, []);

  useEffect(() => {
    load();
  }, [load]);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const { error } = await api.POST('/tasks', { body: { title: String(new FormData(form).get('title')) } });
    if (error) return setProblem(error.message);
    form.reset();
    await load();
  }

  async function change({ id, done }: Task) {
    await api.PATCH('/tasks/{id}', { params: { path: { id } }, body: { done: !done } });
    await load();
  }

  async function remove({ id }: Task) {
    await api.DELETE('/tasks/{id}', { params: { path: { id } } });
    await load();
  }

  return (
    <main>
      <h1>The tasks of {name}</h1>
      <form onSubmit={add}>
        <label>
          New task <input name="title" />
        </label>
        <button type="submit">Add</button>
      </form>
      {problem !== undefined && <p role="alert">{problem}</p>}
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <label>
              <input type="checkbox" checked={task.done} onChange={() => change(task)} /> {task.title}
            </label>{' '}
            <button type="button" onClick={() => remove(task)} aria-label={`Delete ${task.title}`}>
              Delete
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
