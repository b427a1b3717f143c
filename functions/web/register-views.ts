import * as z from 'zod';

/** What those are called whom an answer of the register names, by their ids. */
export const bodyNames = z
  .record(z.string(), z.object({ nameVi: z.string(), nameEn: z.string().nullable() }))
  .default({});
export type BodyNames = z.infer<typeof bodyNames>;

/** A platform as the register of the API shows it; more may stand in it than pages need. */
export const registerItem = z.object({
  id: z.string(),
  nameVi: z.string(),
  nameEn: z.string().nullable(),
  owner: z.string().nullable(),
  ownerKind: z.string().nullable(),
  category: z.string().nullable(),
  lists: z.array(z.string()),
  sources: z.array(z.string()),
  unverified: z.array(z.string()),
  fictional: z.boolean(),
  updatedAt: z.string(),
  standing: z.enum(['no-dossier-here', 'published']),
  conclusion: z
    .object({
      level: z.number().nullable(),
      permit: z.string().nullable(),
      validUntil: z.string().nullable(),
      synthetic: z.boolean(),
    })
    .nullable(),
});

/** A page of the register. */
export const registerList = z.object({
  items: z.array(registerItem),
  next: z.string().nullable(),
  total: z.number(),
  names: bodyNames,
});
