import * as z from 'zod';

const called = z.object({ id: z.string(), nameVi: z.string(), nameEn: z.string().nullable() });
type Called = Omit<z.infer<typeof called>, 'id'>;

/** What organisations are called, by their ids, from what is stored of them. */
export const calledOf = (items: readonly unknown[]): ReadonlyMap<string, Called> =>
  new Map(
    items.map((item) => {
      const { id, ...names } = called.parse(item);
      return [id, names];
    }),
  );
