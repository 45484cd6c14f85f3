import type { AdminSchema } from '../../api/admin-types.ts';

type Finding = AdminSchema<'Finding'>;

const colours = { error: 'red', warning: 'amber', info: 'blue' } as const;

/** How many findings are shown at first. */
const shown = 20;

/** What is wrong with a part of the contract, and what to do; nothing where nothing is. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const [first, rest] = [findings.slice(0, shown), findings.slice(shown)];
  return (
    <div class="findings">
      <FindingItems findings={first} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <FindingItems findings={rest} />
        </details>
      )}
    </div>
  );
}

function FindingItems({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul>
      {findings.map(({ severity, rule, message, location, file, line, column }) => (
        <li key={`${rule} ${location} ${message}`}>
          <span class={`tag ${colours[severity]}`}>{severity}</span> {message}
          <span class="soft small">
            {file !== undefined && line !== undefined ? `${file}:${line}:${column ?? 1}` : location} · {rule}
          </span>
        </li>
      ))}
    </ul>
  );
}
