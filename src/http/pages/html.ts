/** A piece of HTML, in which every text is escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Content = string | number | Html | readonly Html[];

/** A template of HTML: what is put in is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const parts = contents.map((content, index) => markupOf(content) + (strings[index + 1] ?? ''));
  return new Html((strings[0] ?? '') + parts.join(''));
}

function markupOf(content: Content): string {
  if (content instanceof Html) return content.markup;
  if (typeof content === 'object') return content.map(({ markup }) => markup).join('');
  return `${content}`.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
