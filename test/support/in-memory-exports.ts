import type { exportShelf } from '../../shared/aws/export-shelf.ts';
import { aheadOf, dueOf } from '../../shared/aws/export-shelf.ts';
import { keptExportFiles } from '../../shared/contracts/export-files.ts';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import type { InMemoryItems } from './in-memory-items.ts';

/** Which files of the register count, in memory, with the condition of the table. */
export const inMemoryExports = (items: InMemoryItems): ReturnType<typeof exportShelf> => ({
  keep: async (files) => {
    await Promise.resolve();
    const kept = items.get(keys.exports())?.['madeAt'];
    if (typeof kept === 'string' && kept > files.madeAt && kept <= aheadOf(files)) return;
    items.put(keys.exports(), { ...files, duePk: shelf.due, dueSk: dueOf(files) });
  },
  limit: async (until) => {
    await Promise.resolve();
    const kept = keptExportFiles(items.get(keys.exports()));
    if (kept === null || (kept.rightUntil !== null && kept.rightUntil <= until)) return;
    const limited = { ...kept, rightUntil: until };
    items.put(keys.exports(), { ...limited, duePk: shelf.due, dueSk: dueOf(limited) });
  },
});
