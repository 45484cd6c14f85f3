import { CopyButton } from './copy-button.tsx';

/** A text as it is, and a button that copies it. */
export function CodeText({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div class="code-view">
      <CopyButton text={text} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section class="code-block" tabIndex={0} aria-label={label}>
        <pre>{text}</pre>
      </section>
    </div>
  );
}
