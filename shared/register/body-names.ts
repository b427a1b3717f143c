import { organisationOf } from './organisations.ts';

/** What a body is called, and nothing else of it. */
export interface Called {
  readonly nameVi: string;
  readonly nameEn: string | null;
}

/** What organisations are called that a public answer names, by their ids; without those that nobody registered. */
export type Names = Readonly<Record<string, Called>>;

/** The names of these organisations, as they are registered or were renamed here, else as the platform brought them with it. */
export const namesAmong = (registered: ReadonlyMap<string, Called>, ids: readonly (string | null)[]): Names =>
  Object.fromEntries(
    [...new Set(ids)].flatMap((id): [string, Called][] => {
      const found = id === null ? undefined : (registered.get(id) ?? organisationOf(id));
      return id === null || found === undefined ? [] : [[id, { nameVi: found.nameVi, nameEn: found.nameEn }]];
    }),
  );
