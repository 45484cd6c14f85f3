/** Clients may send any names, and fill no more memory with them than a few megabytes. */
const maxTexts = 50_000;
const maxLength = 256;

/**
 * Remembers what a function returns for a text: inference asks for the plain names and the paths of a large contract a
 * million times, and they are a few thousand.
 * @param read depends on nothing but the text
 */
export function rememberTexts<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const value = read(text);
    if (text.length > maxLength) return value;
    if (known.size >= maxTexts) known.clear();
    known.set(text, value);
    return value;
  };
}
