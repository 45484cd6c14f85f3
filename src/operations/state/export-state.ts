import { dataFileVersion } from '../../store/parse-data-file.ts';
import type { Snapshot } from '../../store/store.ts';
import type { StateFile } from './state-file.ts';
import type { StateRules } from './state-rules.ts';

/**
 * What a snapshot holds, as a state file: to be kept, or imported again. What is set aside is not in it, since no
 * answer shows it.
 */
export function exportState({ contract, collections, forms }: StateRules, stored: Snapshot): StateFile {
  const rows = collections.flatMap(({ name }) => {
    const form = forms.get(name);
    const all = [...(stored.collections[name] ?? [])];
    return form === undefined || (form.isInternal === true && all.length === 0) ? [] : [[name, all] as const];
  });
  return { version: dataFileVersion, contract, collections: Object.fromEntries(rows) };
}
