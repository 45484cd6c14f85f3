import { useEffect, useRef } from 'preact/hooks';
import { consolePages } from '../pages.ts';
import { formatRoute } from './route.ts';

/** The links to the pages. */
export function Navigation({ current }: { readonly current: string | undefined }) {
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link is the current one then
  useEffect(() => {
    // Where the screen is narrow, the links are a row that scrolls.
    const link = list.current?.querySelector('[aria-current]');
    link?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <nav class="shell-nav" aria-label="Pages">
      <ul ref={list}>
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
