import { messageOf, Problem } from '../api/problem.ts';

/** Shows what went wrong, with every validation issue; nothing where nothing did. */
export function ErrorNotice({ error }: { readonly error: unknown }) {
  if (error === undefined) return null;
  const issues = error instanceof Problem ? error.issues : [];
  return (
    <div class="notice error" role="alert">
      {issues.length > 1 ? <IssueList issues={issues} /> : <p>{messageOf(error)}</p>}
    </div>
  );
}

/** Validation issues, one a line. */
export function IssueList({ issues }: { readonly issues: readonly string[] }) {
  return (
    <ul>
      {issues.map((issue) => (
        <li key={issue}>{issue}</li>
      ))}
    </ul>
  );
}
