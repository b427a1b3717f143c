import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { withData } from './data-files.ts';

/** By how much the functions' time is shifted from the machine's; it exists only in the embedded run. */
export interface ShiftedClock {
  /** One 32-bit number, the offset in seconds, shared with all worker threads. */
  readonly shared: SharedArrayBuffer;
  readonly offsetSeconds: () => number;
  readonly now: () => Date;
  /** Shifts time for all functions at once and keeps the offset for the next start. */
  readonly shift: (offsetSeconds: number) => void;
}

/** The largest offset, in seconds: what 32 bits hold. */
export const offsetShape = z.object({ offsetSeconds: z.int32() }).strict();

/** The clock of a data folder, with the offset it had when it last ran; a file that holds none is refused by name. */
export function openClock(file: string): ShiftedClock {
  const shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const cell = new Int32Array(shared);
  if (existsSync(file)) {
    const kept = withData(file, () => readOffset(file));
    Atomics.store(cell, 0, kept);
  }
  const offsetSeconds = () => Atomics.load(cell, 0);
  return {
    shared,
    offsetSeconds,
    now: () => new Date(Date.now() + offsetSeconds() * 1000),
    shift(seconds) {
      writeFileSync(`${file}.new`, JSON.stringify({ offsetSeconds: seconds }));
      renameSync(`${file}.new`, file);
      Atomics.store(cell, 0, seconds);
    },
  };
}

function readOffset(file: string): number {
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return offsetShape.parse(kept).offsetSeconds;
}
