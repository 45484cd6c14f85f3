import { useState } from 'preact/hooks';
import { PageHeader } from '../../components/page-header.tsx';
import { useClient } from '../../shell/client-context.ts';
import { ClockPanel } from './clock-panel.tsx';
import { SessionList } from './session-list.tsx';
import { SnapshotList } from './snapshot-list.tsx';
import { StateFile } from './state-file.tsx';

/** Sessions, and what belongs to the one that the page shows: its snapshots, its state and its clock. */
export function SessionsPage() {
  const { session } = useClient();
  const [version, setVersion] = useState(0);
  const changed = () => setVersion((before) => before + 1);
  return (
    <>
      <PageHeader title="Sessions, snapshots, clock">
        <p>
          Snapshots, state and clock are those of{' '}
          {session === undefined ? 'the default session' : `the session ${session}`}.
        </p>
      </PageHeader>
      <div class="columns">
        <div class="stack wide-gap">
          <SessionList onChange={changed} />
          <SnapshotList version={version} onChange={changed} />
        </div>
        <div class="stack wide-gap">
          <ClockPanel version={version} />
          <StateFile onChange={changed} />
        </div>
      </div>
    </>
  );
}
