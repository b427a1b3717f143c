import * as z from 'zod';
import type { RebuildTask } from '../workflow/ports.ts';

/** What comes off the queue of the exports. */
export const rebuildTask = z.strictObject({
  kind: z.literal('rebuild-exports'),
  at: z.iso.datetime(),
  causedBy: z.string().max(200),
}) satisfies z.ZodType<RebuildTask>;

/** That the files are to be made again; anything else throws and is unreadable. */
export const parseRebuildTask = (raw: unknown): RebuildTask => rebuildTask.parse(raw);

const exportFile = z.object({
  /** Where it stands in the bucket; `.gz` after it is the same, compressed. */
  key: z.string(),
  /** SHA-256 of what is not compressed. */
  digest: z.string(),
  bytes: z.int(),
  packedBytes: z.int(),
});
export type ExportFile = z.infer<typeof exportFile>;

const exportFiles = z.object({
  madeAt: z.iso.datetime(),
  /** The instant at which time alone makes them wrong, for a permit lapses then; null where none does. */
  rightUntil: z.iso.datetime().nullable(),
  /** By the path under which everybody asks for it. */
  files: z.record(z.string(), exportFile),
});
export type ExportFiles = z.infer<typeof exportFiles>;

/** The files of the register that count, as they are stored; null where what is stored does not say which. */
export const keptExportFiles = (stored: unknown): ExportFiles | null =>
  exportFiles.safeParse(stored).data ?? null;
