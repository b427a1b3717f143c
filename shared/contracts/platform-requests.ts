import * as z from 'zod';
import { platformChanges, platformDetails } from './platform-bodies.ts';
import { recordOrUnknown } from './platform-record.ts';
import { digest, id, isoDay, purl, text, version } from './primitives.ts';
import { rulingRequest } from './ruling-request.ts';

const { shape } = platformDetails;

/**
 * `POST /platforms`; only the registrar chooses the id (imports), names another's vendor, or has lists take the platform in, by the
 * first of the sources.
 */
export const registerPlatformRequest = z
  .strictObject({
    id: id.optional(),
    nameVi: shape.nameVi,
    nameEn: shape.nameEn.default(null),
    owner: shape.owner.default(null),
    ownerKind: shape.ownerKind.default(null),
    vendor: shape.vendor.default(null),
    category: shape.category.default(null),
    lists: shape.lists.default([]),
    sources: shape.sources.default([]),
    unverified: shape.unverified.default([]),
    fictional: shape.fictional.default(false),
    ...recordOrUnknown,
  })
  .refine(({ lists, sources }) => lists.length === 0 || sources.length > 0, {
    path: ['sources'],
    message: 'list-without-source',
  });

/** `PATCH /platforms/{id}`; on which lists it stands is told by the lists, and never changed in silence. */
export const updatePlatformRequest = platformChanges.omit({ lists: true });

/** `POST /platforms/{id}/releases`; without digests the digest is that of the release manifest (RFC 8785, SHA-256). */
export const addReleaseRequest = z.strictObject({
  version,
  purl: purl.nullable().default(null),
  digests: z
    .array(digest)
    .max(10)
    .default([])
    .refine((list) => new Set(list).size === list.length, 'digest-twice'),
});

/** `POST /platforms/{id}/termination`: the last day on which it is run, why, and the document that says so. */
export const terminatePlatformRequest = z.strictObject({
  lastDay: isoDay,
  reasons: text(4000),
  ruling: rulingRequest.omit({ attachment: true }),
});
