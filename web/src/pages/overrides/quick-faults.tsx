import { useState } from 'preact/hooks';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Field } from '../../components/field.tsx';
import { useClient } from '../../shell/client-context.ts';
import { useAction } from '../../shell/use-action.ts';
import type { OverrideValue } from './override-draft.ts';

interface QuickFaultsProps {
  readonly operations: readonly string[];
  readonly onAdded: () => void;
}

/** Failures that one button makes. */
export function QuickFaults({ operations, onAdded }: QuickFaultsProps) {
  const client = useClient();
  const { error, isRunning, run } = useAction();
  const add = async (override: OverrideValue, done: string) => {
    if (await run(() => client.admin('post', '/__admin/overrides', { body: override }), done)) onAdded();
  };
  const shared = { isRunning, add };
  return (
    <section class="stack" aria-label="Quick failures">
      <div class="quick-grid">
        <FailNext {...shared} operations={operations} />
        <OneValue
          {...shared}
          title="Slow everything down"
          label="Delay"
          initial="2s"
          action="Slow down"
          toOverride={(delay) => ({ respond: { delay } })}
          done={(delay) => `Every response is ${delay} late.`}
        />
        <OneValue
          {...shared}
          title="Drop connections"
          label="Percent of responses"
          initial="10"
          action="Drop"
          toOverride={(percent) => ({
            respond: { fault: 'reset' },
            probability: shareOf(percent),
          })}
          done={(percent) => `${percent.replace('%', '')} % of the connections are reset.`}
        />
        <OneValue
          {...shared}
          title="Limit the rate"
          label="Requests per time"
          initial="10/1m"
          action="Limit"
          toOverride={(rateLimit) => ({ rateLimit })}
          done={(limit) => `Clients have ${limit}.`}
        />
      </div>
      <ErrorNotice error={error} />
    </section>
  );
}

interface QuickProps {
  readonly isRunning: boolean;
  readonly add: (override: OverrideValue, done: string) => Promise<void>;
}

/** `5` and `5%` are 0.05; what is no number is left to the sandbox, which says what it expects. */
function shareOf(percent: string): number {
  const share = Number(percent.replace('%', '')) / 100;
  return Number.isNaN(share) ? (percent as never) : share;
}

const statuses = ['500', '503', '429', '404', '409', '401', '403', '400', '502', '504'];

function FailNext({ operations, isRunning, add }: QuickProps & Pick<QuickFaultsProps, 'operations'>) {
  const [operation, setOperation] = useState('');
  const [status, setStatus] = useState('503');
  const submit = (event: Event) => {
    event.preventDefault();
    const respond = { status: Number(status) };
    const named = operation === '' ? {} : { operation };
    add({ ...named, respond, times: 1 }, `The next request of ${operation || 'any operation'} is ${status}.`);
  };
  return (
    <form class="card quick" onSubmit={submit} aria-label="Fail the next request">
      <h2>Fail the next request</h2>
      <Field label="Of operation">
        {(attributes) => (
          <select
            {...attributes}
            value={operation}
            onChange={({ currentTarget }) => setOperation(currentTarget.value)}
          >
            <option value="">any operation</option>
            {operations.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        )}
      </Field>
      <div class="quick-row">
        <Field label="With status">
          {(attributes) => (
            <select
              {...attributes}
              value={status}
              onChange={({ currentTarget }) => setStatus(currentTarget.value)}
            >
              {statuses.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" disabled={isRunning}>
          Fail
        </button>
      </div>
    </form>
  );
}

interface OneValueProps extends QuickProps {
  readonly title: string;
  readonly label: string;
  readonly initial: string;
  readonly action: string;
  readonly toOverride: (text: string) => OverrideValue;
  readonly done: (text: string) => string;
}

function OneValue({ title, label, initial, action, toOverride, done, isRunning, add }: OneValueProps) {
  const [text, setText] = useState(initial);
  const submit = (event: Event) => {
    event.preventDefault();
    add(toOverride(text.trim()), done(text.trim()));
  };
  return (
    <form class="card quick" onSubmit={submit} aria-label={title}>
      <h2>{title}</h2>
      <div class="quick-row">
        <Field label={label}>
          {(attributes) => (
            <input
              {...attributes}
              value={text}
              required
              autocomplete="off"
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" disabled={isRunning}>
          {action}
        </button>
      </div>
    </form>
  );
}
