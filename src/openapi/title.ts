import { plainText } from '../json.ts';
import type { OpenApiDocument } from './document.ts';

/** What a contract is called: its title, which tools write as an empty text where they know none. */
export function titleOf({ info }: OpenApiDocument): string {
  const title = info?.title === undefined ? '' : plainText(info.title).trim();
  return title === '' ? 'Untitled' : title;
}
