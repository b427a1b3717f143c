import * as z from 'zod';
import type { Ruling } from '../domain/actor.ts';
import type { DossierBodies } from '../domain/dossier/commands.ts';
import type { CaseFacts, CouncilMember } from '../domain/dossier/dossier.ts';
import { partsWithFiles } from '../domain/dossier/content.ts';
import { duplicateGrounds, mostDuplicates } from '../domain/likeness/duplicates.ts';
import { councilRoles, followings, opinionVerdicts } from '../domain/dossier/dossier.ts';
import type { RestsOn } from '../domain/rests-on.ts';
import {
  answerFinding,
  completeTask,
  conclusionWith,
  openEvidence,
  raiseFinding,
  recheckFinding,
  recordedResults,
  takeOver,
} from './assessment-bodies.ts';
import { content } from './dossier-content.ts';
import {
  criterionId,
  digest,
  id,
  instant,
  isoDay,
  level,
  personId,
  rulesetId,
  rulesetVersion,
  text,
  unitId,
  version,
} from './primitives.ts';

export const ruling = z.strictObject({
  documentNumber: text(120),
  documentDate: isoDay,
  legalBasis: text(400),
  capacity: text(200),
  attachment: id.optional(),
}) satisfies z.ZodType<Ruling>;

/** The document that an act of the platform itself rests on. */
const restsOn = ruling
  .pick({ documentNumber: true, documentDate: true })
  .extend({ legalBasis: text(400).nullable(), by: id }) satisfies z.ZodType<RestsOn>;

export const caseFacts = z.strictObject({
  id,
  platformId: id,
  releaseId: id,
  version,
  digests: z.array(digest).min(1).max(10),
  purl: z.string().nullable(),
  ruleset: rulesetId,
  /** The first version, for cases opened before versions were kept. */
  rulesetVersion: rulesetVersion.default('1'),
  projectStartedOn: isoDay.nullable(),
  synthetic: z.boolean(),
  vendor: id,
  vendorUnit: unitId,
  owner: id,
  ownerPublishes: z.boolean(),
  operatingUnit: unitId,
  monitoringProvider: unitId.nullable(),
  proposedLevel: level,
  follows: z.strictObject({ kind: z.enum(followings), dossier: id, releaseId: id }).optional(),
}) satisfies z.ZodType<CaseFacts>;

export const qualification = z.strictObject({
  kind: z.enum(['licensed', 'state-service', 'designated']),
  number: text(120),
});

export const assignment = z
  .strictObject({ organisation: id, unit: unitId, qualification: qualification.optional() })
  .refine(({ organisation, unit }) => unit.startsWith(`${organisation}/`), 'unit-of-another-organisation');

export const councilMember = z.strictObject({
  person: personId,
  unit: unitId,
  role: z.enum(councilRoles),
}) satisfies z.ZodType<CouncilMember>;

/** An appraisal council: from three members to eleven, each person once, and one of them in the chair. */
export const council = z
  .array(councilMember)
  .min(3)
  .max(11)
  .refine((members) => members.filter(({ role }) => role === 'chair').length === 1, 'one-chair')
  .refine((members) => new Set(members.map(({ person }) => person)).size === members.length, 'person-twice');

/** A file as it is announced: the name somebody gave it, its size in bytes and its SHA-256. */
export const fileAnnounced = z.strictObject({ name: text(300), size: z.int().min(1), sha256: digest });

/** A file of a case as it is announced: `section` where it belongs to a part of the dossier. */
export const evidenceAnnounced = fileAnnounced.extend({ section: z.enum(partsWithFiles).optional() });

/** The units that an appraiser asks in one request, each once. */
export const askedUnits = z
  .array(unitId)
  .min(1)
  .max(10)
  .refine((units) => new Set(units).size === units.length, 'unit-twice');

/** Why platforms that are like this one are others, each named once. */
export const differences = z
  .array(z.strictObject({ platformId: id, reason: text(2000) }))
  .max(mostDuplicates)
  .refine(
    (given) => new Set(given.map(({ platformId }) => platformId)).size === given.length,
    'platform-twice',
  );

/** What a wish knows of platforms like its own. */
export const compared = {
  /** As the door found them; nothing that a request may say. */
  duplicates: z
    .array(
      z.strictObject({
        platformId: id,
        score: z.number().min(0).max(1),
        grounds: z.array(z.enum(duplicateGrounds)),
      }),
    )
    .max(mostDuplicates)
    .optional(),
  differs: differences.optional(),
};

/** The number of the report of an incident; what happened is kept with the report. */
export const incidentNumber = text(120);

/** The report of a specialist body, by its unit, number and day. */
export const specialistAssessment = z
  .strictObject({ organisation: id, unit: unitId, number: text(120), date: isoDay })
  .refine(({ organisation, unit }) => unit.startsWith(`${organisation}/`), 'unit-of-another-organisation');

/** The body of a request that says all in its address. */
export const nothingAsked = z.strictObject({});
const reasons = text(4000);
const reasoned = z.strictObject({ reasons });
const ruledAndReasoned = z.strictObject({ ruling, reasons });

/** The body of each move as it travels; the door of the queue. */
export const dossierBodies = {
  'open-dossier': z.strictObject({ facts: caseFacts }),
  'save-content': z.strictObject({ content, digest, factsDigest: digest.nullable().default(null) }),
  submit: z.strictObject(compared),
  withdraw: reasoned,
  'expert-opinion': z.strictObject({ ruling, opinion: text(4000) }),
  'appoint-council': z.strictObject({ ruling, members: council }),
  'ask-opinion': z.strictObject({ ruling, units: askedUnits, dueOn: isoDay }),
  'give-opinion': z.strictObject({ ruling, verdict: z.enum(opinionVerdicts), opinion: text(4000) }),
  'return-incomplete': ruledAndReasoned,
  appraise: z.strictObject({
    ruling,
    verdict: z.enum(['suitable', 'not-yet-suitable']),
    level,
    reasons: reasons.optional(),
  }),
  'approve-level': z.strictObject({ ruling, primeMinisterDecision: text(120).optional() }),
  'decline-level': ruledAndReasoned,
  'import-level': z.strictObject({
    ruling,
    level,
    reasons: reasons.optional(),
    primeMinisterDecision: text(120).optional(),
  }),
  assign: assignment,
  reassign: assignment,
  'record-results': recordedResults,
  'take-over-results': takeOver,
  'accept-not-applicable': z.strictObject({ criteria: z.array(criterionId).min(1).max(50) }),
  'raise-finding': raiseFinding,
  'answer-finding': answerFinding,
  'recheck-finding': recheckFinding,
  conclude: conclusionWith(ruling),
  'confirm-change': ruledAndReasoned.extend({ verdict: z.enum(['routine', 'not-routine']) }),
  'complete-task': completeTask,
  appeal: reasoned,
  'request-publication': z.strictObject({ supersedesPreviousOn: isoDay.optional() }),
  'approve-publication': z.strictObject({ ruling, ...compared }),
  'refuse-publication': ruledAndReasoned,
  delist: ruledAndReasoned,
  suspend: ruledAndReasoned.extend({ incident: incidentNumber.optional() }),
  reinstate: ruledAndReasoned.extend({ assessment: specialistAssessment.optional() }),
  revoke: ruledAndReasoned,
  'grant-grace': ruledAndReasoned.extend({ lastDay: isoDay }),
  'confirm-evidence': evidenceAnnounced.extend({ evidence: id }),
  'open-evidence': openEvidence,
  'take-out-file': z.strictObject({ evidence: id }),
  'erase-files': ruledAndReasoned,
  'announce-successor': z.strictObject({ supersededFrom: instant, renewed: z.boolean().optional() }),
  'end-with-platform': z.strictObject({ restsOn: restsOn.optional() }),
  'suspend-for-incident': z.strictObject({
    incident: incidentNumber,
    reasons,
    restsOn: restsOn.optional(),
  }),
  supersede: nothingAsked,
  expire: nothingAsked,
  'note-due': nothingAsked,
} as const satisfies { [T in keyof DossierBodies]: z.ZodType<DossierBodies[T]> };
