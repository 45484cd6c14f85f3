import { CopyButton } from './copy-button.tsx';

interface JsonViewProps {
  /** What the value is, for screen readers. */
  readonly label: string;
  readonly value: unknown;
}

/** How much is coloured: a browser takes long for a page of a million parts. */
const maxColoured = 100_000;

/** A JSON value with colours, and a button that copies it. */
export function JsonView({ label, value }: JsonViewProps) {
  const text = JSON.stringify(value, null, 2) ?? '';
  return (
    <div class="code-view">
      <CopyButton text={text} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section class="code-block" tabIndex={0} aria-label={label}>
        <pre>{text.length > maxColoured ? text : colourJson(text)}</pre>
      </section>
    </div>
  );
}

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A text of JSON with colours. */
export function colourJson(text: string) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [all, quoted, colon] = match;
    parts.push(text.slice(end, match.index));
    const kind = quoted === undefined ? 'literal' : colon === undefined ? 'string' : 'name';
    parts.push(<span class={`json-${kind}`}>{quoted ?? all}</span>, colon ?? '');
    end = match.index + all.length;
  }
  return [...parts, text.slice(end)];
}
