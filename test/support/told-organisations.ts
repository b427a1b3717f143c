import * as z from 'zod';
import type { Item } from '../../shared/aws/reads.ts';

const part = z.object({
  pk: z.string().transform((pk) => pk.slice('TOLD#'.length)),
  at: z.string(),
  told: z.array(z.object({ organisation: z.string(), desk: z.string(), events: z.array(z.string()) })),
});

interface Heard {
  /** The command that it was told of. */
  readonly id: string;
  readonly at: string;
  readonly desk: string;
  readonly events: readonly string[];
}

/** What an organisation was told, in the order of time: found among all that was told. */
export const toldTo = (items: { readonly all: () => readonly Item[] }, organisation: string): Heard[] =>
  items
    .all()
    .filter(({ pk, sk }) => String(pk).startsWith('TOLD#') && String(sk).startsWith('PART#'))
    .map((item) => part.parse(item))
    .flatMap(({ pk: id, at, told }) =>
      told
        .filter((one) => one.organisation === organisation)
        .map(({ desk, events }) => ({ id, at, desk, events })),
    )
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
