import { showStatus } from './status.tsx';

interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
}

/** Copies a text to the clipboard. */
export function CopyButton({ text, label = 'Copy' }: CopyButtonProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      showStatus('Copied.');
    } catch {
      // Browsers have a clipboard for pages of https and of this machine only.
      showStatus('The browser does not let this page copy: select the text and copy it yourself.', 'error');
    }
  };
  return (
    <button type="button" class="small" onClick={copy}>
      {label}
    </button>
  );
}
