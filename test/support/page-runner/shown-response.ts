/** A header or a status line, after which others that are not shown may follow. */
const headLine = /^(HTTP\/\S+ \d{3}.*|[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*: .*)$/;

/**
 * Whether a page shows what was printed: all of it, but for what stands in place of `…`, for headers that are not shown,
 * and for line breaks and spaces.
 */
export function showsResponse(shown: string, printed: string): boolean {
  const pattern = shown
    .split('\n')
    .map((line) => {
      const text = line.replaceAll(/\s/g, '').split('…').map(escapePattern).join('[^]*?');
      return headLine.test(line) ? `${text}[^]*?` : text;
    })
    .join('');
  return new RegExp(`^${pattern}$`).test(printed.replaceAll(/\s/g, ''));
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
