import { consolePages } from '../pages.ts';
import { formatRoute } from './route.ts';

/** The links to the pages. */
export function Navigation({ current }: { readonly current: string | undefined }) {
  return (
    <nav class="shell-nav" aria-label="Pages">
      <ul>
        {consolePages.map(({ id, title }) => (
          <li key={id}>
            <a href={formatRoute(id)} aria-current={id === current ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
