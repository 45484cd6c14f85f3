import { Problem } from '../../api/problem.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice, IssueList } from '../../components/error-notice.tsx';
import { focusInvalid } from '../../components/focus-invalid.ts';
import { JsonEditor } from '../../components/json-editor.tsx';
import { useFocusRefused } from '../../components/use-focus-refused.ts';
import { useClient } from '../../shell/client-context.ts';
import { useAction } from '../../shell/use-action.ts';
import { issuesByField, type OverrideDraft, type OverrideValue } from './override-draft.ts';
import { OverrideFields } from './override-fields.tsx';
import { type OverrideEditor, useOverrideEditor } from './use-override-editor.ts';

interface OverrideDialogProps {
  /** The id of the override that is edited; absent for a new one. */
  readonly id?: string;
  /** What it begins with. */
  readonly initial: OverrideValue | OverrideDraft;
  /** The ids of the operations of the contract. */
  readonly operations: readonly string[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Adds an override or replaces one, as a form or as JSON; the sandbox says at which field something is wrong. */
export function OverrideDialog({ id, initial, operations, onSaved, onClose }: OverrideDialogProps) {
  const client = useClient();
  const { error, isRunning, run } = useAction();
  const editor = useOverrideEditor(initial);
  const { isJson, value, canToggle, toggle } = editor;
  const form = useFocusRefused(error);

  const save = async (event: Event) => {
    event.preventDefault();
    if (focusInvalid(event.currentTarget) || value === undefined) return;
    const isSaved = await run(
      () =>
        id === undefined
          ? client.admin('post', '/__admin/overrides', { body: value })
          : client.admin('put', '/__admin/overrides/{override}', { params: { override: id }, body: value }),
      id === undefined ? 'The override was added.' : `${id} was replaced.`,
    );
    if (isSaved) onSaved();
  };
  return (
    <Dialog title={id === undefined ? 'Add an override' : `Edit ${id}`} isWide onClose={onClose}>
      <form ref={form} class="stack" onSubmit={save} novalidate>
        <div class="actions">
          <button type="button" class="small" onClick={toggle} disabled={!canToggle}>
            {isJson ? 'Edit as form' : 'Edit as JSON'}
          </button>
          {!canToggle && <span class="hint">The form has no fields for this: edit it as JSON.</span>}
        </div>
        {isJson ? (
          <JsonEditor label="Override" text={editor.text} onText={editor.setText} rows={16} />
        ) : (
          <DraftFields editor={editor} operations={operations} issues={issuesOf(error)} />
        )}
        <Refusal error={error} isJson={isJson} />
        <div class="actions">
          <button type="submit" class="primary" disabled={isRunning}>
            {id === undefined ? 'Add override' : 'Save override'}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface DraftFieldsProps {
  readonly editor: OverrideEditor;
  readonly operations: readonly string[];
  readonly issues: readonly string[];
}

function DraftFields({ editor, operations, issues }: DraftFieldsProps) {
  const { draft, errors, change } = editor;
  const { fields } = issuesByField(issues);
  return (
    <OverrideFields
      draft={draft}
      operations={operations}
      issues={{ ...fields, ...errors }}
      onChange={change}
    />
  );
}

/** Why an override was not taken: the issues that no field of the form has. */
function Refusal({ error, isJson }: { readonly error: unknown; readonly isJson: boolean }) {
  if (!(error instanceof Problem)) return <ErrorNotice error={error} />;
  const issues = issuesOf(error);
  const { others } = issuesByField(issues);
  const shown = isJson ? issues : others;
  return (
    <div class="notice error" role="alert">
      {shown.length === 0 ? <p>It was not taken: see the fields above.</p> : <IssueList issues={shown} />}
    </div>
  );
}

function issuesOf(error: unknown): readonly string[] {
  if (!(error instanceof Problem)) return [];
  return error.issues.length > 0 ? error.issues : [error.message];
}
