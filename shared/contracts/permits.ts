import * as z from 'zod';
import { permitStatuses } from '../domain/moves.ts';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/u);
const instant = z.iso.datetime();
const day = z.iso.date();

/** A DSSE envelope with exactly one signature (secure-systems-lab/dsse v1.0.2): one national key signs. */
export const dsseEnvelope = z.strictObject({
  payload: z.base64(),
  payloadType: z.string(),
  signatures: z.tuple([z.strictObject({ keyid: z.string().min(1), sig: z.base64().min(1) })]),
});

/** One entry of the status list. `since` and `supersededFrom` are null where they are not known, or not public (level 5). */
export const listedPermit = z.strictObject({
  digest,
  platformId: z.string(),
  dossierId: z.string(),
  /** `valid` only with the instant from which a newer release takes its place, or with the end of a grace. */
  status: z.enum(permitStatuses),
  since: instant.nullable(),
  supersededFrom: instant.nullable(),
  /** Until then a denial because it expired is let through; absent where nobody ruled so. */
  graceUntil: instant.optional(),
});
export type ListedPermit = z.infer<typeof listedPermit>;

/** A relaxation as it stands in public; days in Viet Nam, all included. */
export const listedRelaxation = z.strictObject({
  organisation: z.string(),
  platformId: z.string().nullable(),
  firstDay: day,
  warnUntil: day.nullable(),
  lastDay: day,
});

export type ListedRelaxation = z.infer<typeof listedRelaxation>;

/** DSSE payload type of the status list. */
export const statusListType = 'application/vnd.chot.status-list+json';

/** The payload of the status list: every permit that is not simply valid, who is not blocked yet, and keys that no longer count. */
export const statusList = z.strictObject({
  schemaVersion: z.literal(2),
  issuedAt: instant,
  permits: z.array(listedPermit),
  relaxations: z.array(listedRelaxation),
  revokedKeys: z.array(z.string()),
});
export type StatusList = z.infer<typeof statusList>;

/** The payload of a permit: in-toto Statement v1 with a SLSA verification summary v1 and our own fields (design section 5). */
export const permitPayload = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.tuple([
    z.strictObject({
      name: z.string(),
      digest: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/u) }),
    }),
  ]),
  predicateType: z.literal('https://slsa.dev/verification_summary/v1'),
  predicate: z.object({
    timeVerified: instant,
    resourceUri: z.string().regex(/^urn:chot:platform:.+$/u),
    verificationResult: z.literal('PASSED'),
    verifiedLevels: z.tuple([z.string().regex(/^VN_SECURITY_LEVEL_[1-5]$/u)]),
    'urn:chot:permit:validUntil': instant,
    'urn:chot:permit:dataClass': z.literal('real'),
    'urn:chot:permit:synthetic': z.boolean(),
    'urn:chot:permit:dossier': z.string(),
    'urn:chot:permit:version': z.string(),
    'urn:chot:permit:purl': z.string().nullable(),
    'urn:chot:permit:statusFreshForHours': z.int().positive(),
  }),
});
export type PermitPayload = z.infer<typeof permitPayload>;

/** One key of `/.well-known/jwks.json` (RFC 7517); `revokedAt` on one whose signatures no longer count. */
export const permitJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string().min(1),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
  revokedAt: instant.optional(),
});
export type PermitJwk = z.infer<typeof permitJwk>;
export const keySet = z.object({ keys: z.array(permitJwk) });
