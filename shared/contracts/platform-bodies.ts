import * as z from 'zod';
import { groupResults } from '../domain/dossier/group-result.ts';
import { permitStatuses } from '../domain/moves.ts';
import { ownerKinds, platformCategories } from '../domain/platform/platform.ts';
import type { PlatformDetails, Release, Standing } from '../domain/platform/platform.ts';
import { adoptionBodies } from './adoptions.ts';
import { compared, ruling } from './dossier-bodies.ts';
import { incidentBodies } from './incidents.ts';
import { recordFields, recordOrUnknown } from './platform-record.ts';
import { digest, id, instant, isoDay, level, purl, text, version } from './primitives.ts';

export const platformDetails = z.strictObject({
  nameVi: text(300),
  nameEn: text(300).nullable(),
  owner: id.nullable(),
  ownerKind: z.enum(ownerKinds).nullable(),
  vendor: id.nullable(),
  category: z.enum(platformCategories).nullable(),
  lists: z.array(text(80)).max(20),
  sources: z.array(text(1000)).max(20),
  unverified: z.array(text(80)).max(20),
  fictional: z.boolean(),
  ...recordOrUnknown,
}) satisfies z.ZodType<PlatformDetails>;

const { shape } = platformDetails;

/** The fields that a change names; the others stay. */
export const platformChanges = z.strictObject({
  nameVi: shape.nameVi.exactOptional(),
  nameEn: shape.nameEn.exactOptional(),
  owner: shape.owner.exactOptional(),
  ownerKind: shape.ownerKind.exactOptional(),
  vendor: shape.vendor.exactOptional(),
  category: shape.category.exactOptional(),
  lists: shape.lists.exactOptional(),
  sources: shape.sources.exactOptional(),
  unverified: shape.unverified.exactOptional(),
  fictional: shape.fictional.exactOptional(),
  purpose: recordFields.purpose.exactOptional(),
  functions: recordFields.functions.exactOptional(),
  informationClasses: recordFields.informationClasses.exactOptional(),
  legalBasis: recordFields.legalBasis.exactOptional(),
  platformType: recordFields.platformType.exactOptional(),
  scope: recordFields.scope.exactOptional(),
  address: recordFields.address.exactOptional(),
  contact: recordFields.contact.exactOptional(),
  ndxp: recordFields.ndxp.exactOptional(),
  label: recordFields.label.exactOptional(),
  apps: recordFields.apps.exactOptional(),
  solution: recordFields.solution.exactOptional(),
}) satisfies z.ZodType<Partial<PlatformDetails>>;

export const release = z.strictObject({
  version,
  purl: purl.nullable(),
  digests: z.array(digest).min(1).max(10),
}) satisfies z.ZodType<Release>;

export const standing = z.strictObject({
  dossierId: id,
  releaseId: id,
  dossierVersion: z.int().positive(),
  published: z.boolean(),
  wasPublished: z.boolean().optional(),
  level: level.nullable(),
  synthetic: z.boolean(),
  permit: z
    .strictObject({
      status: z.enum(permitStatuses),
      issuedAt: instant,
      validUntil: instant,
      supersededFrom: instant.nullable(),
    })
    .nullable(),
  supersedesPreviousOn: isoDay.nullable(),
  results: z.record(z.string(), z.enum(groupResults)).optional(),
}) satisfies z.ZodType<Standing>;

/** The body of each wish on a platform as it travels. */
export const platformBodies = {
  'register-platform': z.strictObject({ id, details: platformDetails }),
  'update-platform': z.strictObject({ changes: platformChanges }),
  'add-release': z.strictObject({ releaseId: id, release }),
  'note-standing': standing,
  'import-platform': z.strictObject({
    details: platformDetails.nullable(),
    changes: platformChanges,
    compared: z.strictObject(compared).optional(),
  }),
  ...adoptionBodies,
  ...incidentBodies,
  'note-listing': z.strictObject({ list: id, listed: z.boolean() }),
  'note-due': z.strictObject({}),
  'terminate-platform': z.strictObject({
    lastDay: isoDay,
    reasons: text(4000),
    ruling: ruling.omit({ attachment: true }),
  }),
} as const;
