import { gzipSync } from 'node:zlib';
import type { Reads } from '../../shared/aws/reads.ts';
import { calledOf } from '../../shared/contracts/called.ts';
import type { ExportFile, ExportFiles } from '../../shared/contracts/export-files.ts';
import { bodiesNamedIn, publicCard } from '../../shared/contracts/platform-card.ts';
import type { PublicCard } from '../../shared/contracts/platform-card.ts';
import { registerEntry } from '../../shared/contracts/register-entry.ts';
import { registerForms } from '../../shared/contracts/register-forms.ts';
import { lapsesAt } from '../../shared/domain/permit.ts';
import { namesAmong } from '../../shared/register/body-names.ts';
import type { Bucket } from '../../shared/workflow/files/evidence.ts';
import { sha256 } from '../../shared/workflow/hash.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import type { Clock } from '../../shared/workflow/ports.ts';

export interface RebuildDeps {
  readonly reads: Pick<Reads, 'shelf'>;
  readonly bucket: Pick<Bucket, 'putNew'>;
  /** Has these files count, unless newer ones do; nothing is said of a file before it is there. */
  readonly keep: (files: ExportFiles) => Promise<void>;
  /** Has those that count now count no longer than until then. */
  readonly limit: (until: string) => Promise<void>;
  readonly now: Clock;
}

/** So long, in milliseconds, may those that something has changed since count while others are made: it may fail, or never end. */
const longestMaking = 10_000;

/** The first instant after this one at which a permit lapses by itself; null where none does. */
const nextLapse = (cards: readonly PublicCard[], at: string): string | null =>
  cards
    .flatMap(({ standings }) => standings.map(({ permit }) => permit && lapsesAt(permit)))
    .filter((lapse) => lapse !== null && lapse > at)
    .reduce((first, lapse) => (first === null || (lapse !== null && lapse < first) ? lapse : first), null);

/** Puts one form into the bucket, as it is and compressed, under a name that no other has. */
const put = async (bucket: RebuildDeps['bucket'], at: string, [path, text]: [string, string]) => {
  const digest = sha256(text);
  const [plain, packed] = [Buffer.from(text), gzipSync(text)];
  const key = `${at}-${digest.slice(7, 39)}${path}`;
  await Promise.all([bucket.putNew(key, plain), bucket.putNew(`${key}.gz`, packed)]);
  return { key, digest, bytes: plain.byteLength, packedBytes: packed.byteLength } satisfies ExportFile;
};

/**
 * Makes the files of the register anew from what the register holds now, and has them count once all are there. A repeat makes
 * them once more, which is harmless; answers how many platforms they hold.
 */
export const rebuild = async ({ reads, bucket, keep, limit, now }: RebuildDeps): Promise<number> => {
  const at = now();
  await limit(new Date(Date.parse(at) + longestMaking).toISOString());
  const [platforms, organisations] = await Promise.all([
    reads.shelf(shelf.register),
    reads.shelf(shelf.organisations),
  ]);
  const cards = platforms.flatMap((item) => publicCard(item) ?? []);
  const entries = cards.map((card) => registerEntry(card, at));
  const names = namesAmong(calledOf(organisations), cards.flatMap(bodiesNamedIn));
  const files: Record<string, ExportFile> = {};
  for (const { path, write } of registerForms)
    files[path] = await put(bucket, at, [path, write({ entries, names })]);
  await keep({ madeAt: at, rightUntil: nextLapse(cards, at), files });
  return entries.length;
};
