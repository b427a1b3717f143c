import { expect, it } from 'vitest';
import { keptExportFiles } from '../../shared/contracts/export-files.ts';
import type { ExportFiles } from '../../shared/contracts/export-files.ts';
import { keys } from '../../shared/workflow/keys.ts';

interface Opened {
  readonly keep: (files: ExportFiles) => Promise<void>;
  readonly limit: (until: string) => Promise<void>;
  /** Stores an item as somebody else left it. */
  readonly put: (item: Record<string, unknown>) => Promise<void>;
  /** What is stored of the files that count. */
  readonly kept: () => Promise<unknown>;
  /** Whether they are due at that instant. */
  readonly isDue: (at: string) => Promise<boolean>;
}

const file = { key: 'k', digest: `sha256:${'0'.repeat(64)}`, bytes: 2, packedBytes: 22 };
const madeAt = (at: string, rightUntil: string | null = null): ExportFiles => ({
  madeAt: at,
  rightUntil,
  files: { '/register.json': file },
});

/** What every shelf of exports must do, in memory and on the engine. */
export const exportsSuite = (open: () => Opened | Promise<Opened>): void => {
  it('has the newest files count, in whatever order they come', async () => {
    const { keep, kept } = await open();
    const days = ['2026-11-23T02:00:00.000Z', '2026-11-23T02:00:30.000Z', '2026-11-23T02:00:10.000Z'];
    for (const at of days) await keep(madeAt(at));
    expect(keptExportFiles(await kept())).toEqual(madeAt('2026-11-23T02:00:30.000Z'));
  });

  it('has them count no longer than until then while others are made, and these as long as they are right', async () => {
    const { keep, kept, isDue, limit } = await open();
    const [soon, later] = ['2026-11-23T02:00:30.000Z', '2026-11-23T02:00:40.000Z'];
    await limit(soon);
    expect(await kept()).toBeNull();
    await keep(madeAt('2026-11-23T02:00:00.000Z'));
    for (const until of [later, soon, later]) await limit(until);
    expect(keptExportFiles(await kept())).toEqual(madeAt('2026-11-23T02:00:00.000Z', soon));
    expect(await isDue(soon)).toBe(true);
    await keep(madeAt('2026-11-23T02:00:20.000Z'));
    expect(keptExportFiles(await kept())).toEqual(madeAt('2026-11-23T02:00:20.000Z'));
    expect(await isDue(later)).toBe(false);
  });

  it('has others count where the clock was put back since, or where nobody can read which count', async () => {
    const { keep, kept, put } = await open();
    await keep(madeAt('2027-11-23T02:00:00.000Z'));
    await keep(madeAt('2026-11-23T02:00:00.000Z'));
    expect(keptExportFiles(await kept())).toEqual(madeAt('2026-11-23T02:00:00.000Z'));
    await put({ ...keys.exports(), files: 'none' });
    expect(keptExportFiles(await kept())).toBeNull();
    await keep(madeAt('2026-11-23T02:00:00.000Z'));
    expect(keptExportFiles(await kept())).toEqual(madeAt('2026-11-23T02:00:00.000Z'));
  });

  it.each([
    ['when a permit lapses', '2026-11-23T02:30:00.000Z', '2026-11-23T02:30:00.000Z'],
    ['after an hour, where none does', null, '2026-11-23T03:00:00.000Z'],
    ['after an hour, where one does much later', '2027-11-23T02:30:00.000Z', '2026-11-23T03:00:00.000Z'],
  ])('has them made again %s', async (_, rightUntil, due) => {
    const { keep, isDue } = await open();
    await keep(madeAt('2026-11-23T02:00:00.000Z', rightUntil));
    const justBefore = new Date(Date.parse(due) - 1).toISOString();
    expect([await isDue(justBefore), await isDue(due)]).toEqual([false, true]);
  });
};
