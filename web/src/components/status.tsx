import { useEffect, useState } from 'preact/hooks';

/** What the user should know of something that is done. */
export interface StatusMessage {
  readonly text: string;
  readonly kind: 'success' | 'error';
}

/** How long a message is shown, in milliseconds. */
const shownFor = 6000;

const events = new EventTarget();

/** Shows a message for a few seconds, and has screen readers say it: `showStatus('The session was reset.')`. */
export function showStatus(text: string, kind: StatusMessage['kind'] = 'success'): void {
  events.dispatchEvent(new CustomEvent('status', { detail: { text, kind } }));
}

/** Where the messages are shown; once on the page. */
export function StatusRegion() {
  const [message, setMessage] = useState<StatusMessage>();
  useEffect(() => {
    const show = (event: Event) => event instanceof CustomEvent && setMessage(event.detail);
    events.addEventListener('status', show);
    return () => events.removeEventListener('status', show);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each message is shown for its time
  useEffect(() => {
    const timer = setTimeout(() => setMessage(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div class="status-region" role="status" aria-live="polite">
      {message && <p class={`toast ${message.kind}`}>{message.text}</p>}
    </div>
  );
}
