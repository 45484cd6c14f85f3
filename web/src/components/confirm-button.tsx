import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ConfirmDialog } from './dialog.tsx';

interface ConfirmButtonProps {
  /** What the button says. */
  readonly label: string;
  /** The question, such as `Delete all sessions?` */
  readonly title: string;
  /** What the button of the dialog says; the label by default. */
  readonly action?: string;
  readonly class?: string;
  readonly isDisabled?: boolean;
  /** The name for screen readers, where the label alone does not say what it is about. */
  readonly name?: string;
  readonly onConfirm: () => void;
  readonly children?: ComponentChildren;
}

/** A button for what cannot be undone: it asks first. */
export function ConfirmButton({
  label,
  title,
  action = label,
  isDisabled = false,
  name,
  onConfirm,
  children,
  ...attributes
}: ConfirmButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  const confirm = () => {
    setIsAsking(false);
    onConfirm();
  };
  return (
    <>
      <button
        type="button"
        class={attributes.class ?? 'small danger'}
        disabled={isDisabled}
        aria-label={name}
        onClick={() => setIsAsking(true)}
      >
        {label}
      </button>
      {isAsking && (
        <ConfirmDialog title={title} action={action} onConfirm={confirm} onClose={() => setIsAsking(false)}>
          {children}
        </ConfirmDialog>
      )}
    </>
  );
}
