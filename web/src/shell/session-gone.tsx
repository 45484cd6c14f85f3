import { Dialog } from '../components/dialog.tsx';

interface SessionGoneProps {
  readonly session: string | undefined;
  readonly onBegin: () => void;
  /** Called when the user would rather see the default session. */
  readonly onLeave: () => void;
}

/** Says that the session of the page was deleted, as tests do: whatever the page loads would begin it again. */
export function SessionGone({ session, onBegin, onLeave }: SessionGoneProps) {
  return (
    <Dialog title={`The session ${session} was deleted`}>
      <div class="stack">
        <p>Begun again, it has the rows of the default session.</p>
        <div class="actions">
          <button type="button" class="primary" onClick={onLeave}>
            Show the default session
          </button>
          <button type="button" onClick={onBegin}>
            Begin it again
          </button>
        </div>
      </div>
    </Dialog>
  );
}
