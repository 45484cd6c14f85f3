import { formatRoute, type Route } from '../../shell/route.ts';
import { goTo } from '../../shell/use-route.ts';

/** The pages of a list: which one is shown, and how to turn them. */
export interface Pages {
  /** The token of the page that is shown; absent for the first one. */
  readonly after: string | undefined;
  /** How many pages are before it. */
  readonly before: number;
  /** Shows the page that a token leads to. */
  readonly turnTo: (next: string) => void;
  readonly turnBack: () => void;
}

/**
 * The page of a list is in the address, so that it is the same after a look at an item. The list has tokens for next
 * pages only: the entries of the history remember those before, and without them the way back is to the first page.
 */
export function usePages({ page, path, query }: Route): Pages {
  const { after, at } = query;
  const known: unknown = Object(history.state).starts;
  const starts = Array.isArray(known) && known.at(-1) === after ? known : after === undefined ? [] : [after];
  const before = after === undefined ? 0 : Math.max(1, Number(at) - 1 || 1);
  const show = (pages: readonly string[], number: number) => {
    const start = pages.at(-1);
    goTo(formatRoute(page, path, { ...query, after: start, at: start && `${number}` }), {
      state: { starts: pages },
    });
  };
  return {
    after,
    before,
    turnTo: (next) => show([...starts, next], before + 2),
    turnBack: () => show(starts.slice(0, -1), before),
  };
}
