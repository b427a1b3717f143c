import * as z from 'zod';
import { adoptionBases, adoptionStatuses } from '../domain/platform/adoption.ts';
import type { Adoption, AdoptionBody } from '../domain/platform/adoption.ts';
import { isoDay, text } from './primitives.ts';

/** A province by scheme and code: seven codes mean another province in each. */
const locality = z.string().regex(/^20(?:24|25):\d{2}$/u);

const declared = {
  basis: z.enum(adoptionBases),
  document: text(120).nullable(),
  day: isoDay.nullable(),
  scope: text(400).nullable(),
  status: z.enum(adoptionStatuses),
};

/** What each act on an adoption carries. */
export const adoptionBodies = {
  'declare-adoption': z.strictObject(declared) satisfies z.ZodType<AdoptionBody<'declare-adoption'>>,
  'report-adoption': z.strictObject({ ...declared, locality, source: text(1000) }) satisfies z.ZodType<
    AdoptionBody<'report-adoption'>
  >,
} as const;

const asked = {
  basis: declared.basis,
  status: declared.status,
  document: declared.document.default(null),
  day: declared.day.default(null),
  scope: declared.scope.default(null),
};

/** `POST /platforms/{id}/adoptions`: with a source the registrar reports, without one a locality declares its own. */
export const adoptionRequest = z.strictObject({
  ...asked,
  locality: locality.optional(),
  source: text(1000).optional(),
});

/** An adoption as it is stored. */
export const adoption = z.object({
  locality: z.string(),
  basis: z.enum(adoptionBases),
  document: z.string().nullable(),
  day: z.string().nullable(),
  scope: z.string().nullable(),
  status: z.enum(adoptionStatuses),
  source: z.string().nullable(),
}) satisfies z.ZodType<Adoption>;
