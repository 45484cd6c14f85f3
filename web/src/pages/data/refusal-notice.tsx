import { IssueList } from '../../components/error-notice.tsx';
import type { Refusal } from './change-item.ts';

interface RefusalNoticeProps {
  readonly refusal: Refusal | undefined;
  readonly issues: ReadonlyMap<string, string>;
  /** Whether an issue is shown at a field. */
  readonly isShown: (pointer: string) => boolean;
}

/** Why a change was refused, with the issues that no field of the form has. */
export function RefusalNotice({ refusal, issues, isShown }: RefusalNoticeProps) {
  if (refusal === undefined) return null;
  const { parameters, others } = refusal.issues;
  const unshown = [...issues].flatMap(([pointer, message]) =>
    isShown(pointer) ? [] : [`${pointer} ${message}`.trim()],
  );
  const named = [...parameters].map(([name, message]) => `${name} ${message}`);
  return (
    <div class="notice error" role="alert">
      <p>{refusal.message}</p>
      <IssueList issues={[...unshown, ...named, ...others]} />
    </div>
  );
}
