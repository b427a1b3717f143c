import * as z from 'zod';
import { readOnce } from '../../shared/lambda/read-once.ts';
import { organisationOf } from '../../shared/register/organisations.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import type { RegisterDeps } from './deps.ts';

const called = z.object({ id: z.string(), nameVi: z.string(), nameEn: z.string().nullable() });
type Called = Omit<z.infer<typeof called>, 'id'>;

/** What organisations are called that a public answer names, by their ids; without those that nobody registered. */
export type Names = Readonly<Record<string, Called>>;
export type NamesOf = (ids: readonly (string | null)[]) => Promise<Names>;

/**
 * The names of organisations that public records name, as they are registered or were renamed here, else as the platform brought
 * them with it. Nothing else of an organisation is told, and nothing of one that no public record names.
 */
export const bodyNames = ({ reads, now }: RegisterDeps): NamesOf => {
  const registered = readOnce(now, async () => {
    const cards = (await reads.shelf(shelf.organisations)).map((item) => called.parse(item));
    return new Map(cards.map(({ id, ...names }) => [id, names]));
  });
  return async (ids) => {
    const known = await registered();
    return Object.fromEntries(
      [...new Set(ids)].flatMap((id): [string, Called][] => {
        const found = id === null ? undefined : (known.get(id) ?? organisationOf(id));
        return id === null || found === undefined
          ? []
          : [[id, { nameVi: found.nameVi, nameEn: found.nameEn }]];
      }),
    );
  };
};
