import * as z from 'zod';

const days = { firstDay: z.string().nullable(), lastDay: z.string().nullable() };

const details = {
  nameVi: z.string(),
  nameEn: z.string().nullable(),
  kind: z.string(),
  parent: z.string().nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  successor: z.string().nullable(),
  synthetic: z.boolean(),
  source: z.string().nullable(),
  unverified: z.array(z.string()),
};

/** A page of the list of organisations. */
export const bodyList = z.object({
  items: z.array(z.object({ id: z.string(), ...details })),
  next: z.string().nullable(),
  total: z.number(),
});

/** An organisation as its reader sees it: its people only to those who work with them. */
export const bodyShown = z.object({
  id: z.string(),
  ...details,
  version: z.number(),
  units: z.record(
    z.string(),
    z.object({
      nameVi: z.string(),
      nameEn: z.string().nullable(),
      function: z.string(),
      entitlements: z.array(z.object({ kind: z.string(), number: z.string(), ...days })),
      ...days,
    }),
  ),
  members: z
    .record(z.string(), z.object({ unit: z.string(), roles: z.array(z.string()), ...days }))
    .default({}),
  absences: z
    .record(z.string(), z.object({ member: z.string(), replacement: z.string().nullable(), ...days }))
    .default({}),
  delegations: z
    .record(
      z.string(),
      z.object({
        toUnit: z.string(),
        moves: z.array(z.string()),
        documentNumber: z.string(),
        documentDate: z.string(),
        ...days,
      }),
    )
    .default({}),
  interests: z
    .record(
      z.string(),
      z.object({
        subject: z.string().nullable(),
        unit: z.string(),
        vendor: z.string(),
        kind: z.string(),
        ...days,
      }),
    )
    .default({}),
  reports: z
    .array(
      z.object({
        ruleset: z.string(),
        year: z.number(),
        article: z.string(),
        from: z.string(),
        until: z.string(),
        partDueOn: z.string().nullable(),
        dueOn: z.string(),
        missed: z.boolean(),
        sent: z
          .object({ documentNumber: z.string(), documentDate: z.string(), late: z.boolean() })
          .nullable(),
      }),
    )
    .default([]),
  allowed: z.array(z.string()),
});
export type BodyShown = z.infer<typeof bodyShown>;

/** What was done to an organisation. */
export const bodyHistory = z.object({
  items: z.array(
    z.object({
      at: z.string(),
      actor: z.object({ subject: z.string(), unit: z.string() }),
      ruling: z.looseObject({ documentNumber: z.string(), documentDate: z.string() }).nullish(),
      events: z.array(z.looseObject({ type: z.string() })),
      hash: z.string(),
    }),
  ),
});
