import * as z from 'zod';
import { publicRulingKinds } from '../../../shared/domain/public-ruling.ts';
import { bodyNames, registerItem } from '../register-views.ts';

/** That a locality uses a platform, as the register tells it. */
export const adoptionView = z.object({
  locality: z.string(),
  basis: z.string(),
  document: z.string().nullable(),
  day: z.string().nullable(),
  scope: z.string().nullable(),
  status: z.string(),
  source: z.string().nullable(),
});

const label = z.object({
  identifier: z.string().nullable(),
  compliance: z.string().nullable(),
  verification: z.object({ by: z.string(), document: z.string(), day: z.string() }).nullable(),
});

/** A platform with everything that its page shows. */
export const platformView = registerItem.extend({
  purpose: z.string().nullable(),
  functions: z.array(z.string()).nullable(),
  informationClasses: z.array(z.string()).nullable(),
  legalBasis: z.string().nullable(),
  platformType: z.string().nullable(),
  scope: z.string().nullable(),
  address: z.string().nullable(),
  contact: z.string().nullable(),
  ndxp: z.object({ status: z.string(), since: z.string().nullable() }).nullable(),
  label: label.nullable(),
  apps: z.array(z.object({ name: z.string(), address: z.string().nullable() })).nullable(),
  solution: z.string().nullable(),
  adoptions: z.array(adoptionView),
  termination: z
    .object({
      lastDay: z.string(),
      reasons: z.string(),
      documentNumber: z.string(),
      documentDate: z.string(),
    })
    .nullable(),
  history: z.array(z.object({ at: z.string(), fields: z.array(z.string()) })),
  names: bodyNames,
  conclusion: registerItem.shape.conclusion.unwrap().extend({ releaseId: z.string() }).nullable(),
});
export type PlatformView = z.infer<typeof platformView>;

/** The public rulings on a platform, and the digests of its published releases. */
export const rulingsView = z.object({
  items: z.array(
    z.object({
      kind: z.enum(publicRulingKinds),
      releaseId: z.string(),
      at: z.string(),
      documentNumber: z.string().nullable(),
      documentDate: z.string().nullable(),
      legalBasis: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
  permits: z.array(
    z.object({
      releaseId: z.string(),
      version: z.string(),
      digest: z.string(),
      issuedAt: z.string().nullable(),
    }),
  ),
  names: bodyNames,
});
export type RulingsView = z.infer<typeof rulingsView>;

const edition = z.object({
  document: z.string().nullable(),
  day: z.string(),
  total: z.number().nullable(),
  parts: z.record(z.string(), z.number()),
  source: z.string(),
});

/** A list as the register shows it among the others. */
export const listCard = z.object({
  id: z.string(),
  nameVi: z.string(),
  nameEn: z.string().nullable(),
  edition,
  known: z.number(),
});
export type ListCard = z.infer<typeof listCard>;
export const listCards = z.object({ items: z.array(listCard) });
