import { useEffect, useState } from 'preact/hooks';
import type { AdminSchema } from '../../api/admin-types.ts';
import type { Client } from '../../api/client.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { focusInvalid } from '../../components/focus-invalid.ts';
import { showStatus } from '../../components/status.tsx';
import { useFocusRefused } from '../../components/use-focus-refused.ts';
import { changesIn, hasFieldAt, partFor, withValueIn } from '../../form/form-value.ts';
import { FormPart } from '../../form/schema-form.tsx';
import { pointerOf } from '../../request/issue-places.ts';
import { useClient } from '../../shell/client-context.ts';
import { changeByAdmin, changeByOperation, type Refusal } from './change-item.ts';
import { ParentFields } from './parent-fields.tsx';
import { type DataRow, exampleItem, type ItemContent, itemBody, withExamples } from './plan-change.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { WholeJson } from './whole-json.tsx';

/** How an item is added or edited. */
export interface EditPlan {
  readonly kind: 'add' | 'edit';
  readonly collection: AdminSchema<'CollectionDetails'>;
  readonly row?: DataRow | undefined;
  /** The operation of the API that does it; absent where the admin API does. */
  readonly by?: {
    readonly operation: AdminSchema<'CollectionOperation'>;
    readonly details: AdminSchema<'OperationDetails'>;
    readonly content: ItemContent;
    readonly texts: Readonly<Record<string, string>>;
  };
}

interface EditFormProps {
  readonly plan: EditPlan;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The form for an item, as fields or as JSON; each issue is shown at its field. */
export function EditForm({ plan, onDone, onClose }: EditFormProps) {
  const client = useClient();
  const { kind, collection, by } = plan;
  const [value, setValue] = useState<unknown>(() => initialValue(plan));
  const [texts, setTexts] = useState(by?.texts ?? {});
  const [isJson, setIsJson] = useState(by?.content.field.kind !== 'object');
  const [refusal, setRefusal] = useState<Refusal>();
  const [error, setError] = useState<unknown>();
  const form = useFocusRefused(refusal);
  // The dialog was open before the form was there.
  useEffect(() => form.current?.querySelector<HTMLElement>(':is(input, select, textarea)')?.focus(), [form]);

  const save = async (event: Event) => {
    event.preventDefault();
    if (focusInvalid(event.currentTarget)) return;
    try {
      const refused = await saveItem(client, plan, value, texts);
      setRefusal(refused);
      setError(undefined);
      if (refused !== undefined) return;
      showStatus(kind === 'add' ? `An item was added to ${collection.name}.` : 'The item was saved.');
      onClose();
      onDone();
    } catch (thrown) {
      setError(thrown);
    }
  };

  const field = by?.content.field ?? { kind: 'json' as const };
  const issues = withoutPrefix(refusal, by?.operation.itemPath ?? []);
  return (
    <form ref={form} class="stack" onSubmit={save} novalidate>
      <p class="soft">{by === undefined ? directNote : `Sent as ${by.details.method} ${by.details.path}.`}</p>
      {kind === 'add' && by && (
        <ParentFields names={by.operation.parentParameters} {...{ texts, refusal }} onTexts={setTexts} />
      )}
      <RefusalNotice
        refusal={refusal}
        issues={issues}
        isShown={(pointer) => !isJson && hasFieldAt(field, pointer)}
      />
      <ErrorNotice error={error} />
      {isJson ? (
        <WholeJson value={value} onValue={setValue} />
      ) : (
        <FormPart
          name=""
          field={field}
          value={value}
          path={[]}
          isRequired
          issues={issues}
          onValue={(path, next) => setValue((before: unknown) => withValueIn(before, path, next))}
        />
      )}
      <div class="actions form-actions">
        <button type="submit" class="primary">
          {kind === 'add' ? 'Add item' : 'Save'}
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        {field.kind === 'object' && (
          <button
            type="button"
            class="quiet"
            onClick={({ currentTarget }) => focusInvalid(currentTarget.form) || setIsJson(!isJson)}
          >
            {isJson ? 'Edit as a form' : 'Edit as JSON'}
          </button>
        )}
        {kind === 'add' && by && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setValue(exampleItem(by.details, by.operation) ?? {});
              setTexts(withExamples(by.details, texts));
            }}
          >
            Fill in an example
          </button>
        )}
      </div>
    </form>
  );
}

const directNote =
  'The contract has no operation for this: it is stored directly, checked as imported data is, and sends no webhooks.';

function initialValue({ kind, row, by }: EditPlan): unknown {
  if (kind === 'add' || row === undefined) return {};
  return by === undefined ? row.item : partFor(by.content.field, row.item);
}

/** Sends what is in the form. @throws Problem when the sandbox cannot be reached. */
function saveItem(
  client: Client,
  { kind, collection, row, by }: EditPlan,
  value: unknown,
  texts: Readonly<Record<string, string>>,
): Promise<Refusal | undefined> {
  if (by !== undefined) {
    const { operation, details, content } = by;
    const before =
      kind === 'edit' && operation.role === 'update' ? partFor(content.field, row?.item) : undefined;
    const item = before === undefined ? value : changesIn(content.field, before, value);
    return changeByOperation(client, details, { parameters: texts, ...itemBody(operation, content, item) });
  }
  const [path, body] = [{ collection: collection.name }, { item: Object(value) }];
  if (row === undefined) {
    return changeByAdmin(() =>
      client.admin('post', '/__admin/collections/{collection}/items', { params: path, body }),
    );
  }
  const params = { ...path, item: `${row.key}` };
  return changeByAdmin(() =>
    client.admin('put', '/__admin/collections/{collection}/items/{item}', { params, body }),
  );
}

/** The issues of the item: those of the body, without the way to the item in it. */
function withoutPrefix(
  refusal: Refusal | undefined,
  itemPath: readonly (string | number)[],
): ReadonlyMap<string, string> {
  const prefix = pointerOf(itemPath);
  const entries = [...(refusal?.issues.body ?? [])];
  return new Map(
    entries.map(([pointer, message]) => [
      pointer.startsWith(prefix) ? pointer.slice(prefix.length) : pointer,
      message,
    ]),
  );
}
