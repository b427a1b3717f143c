import * as z from 'zod';
import { roles } from '../domain/actor.ts';
import { levels } from '../domain/level.ts';
import { dossierMoves, permitMoves } from '../domain/moves.ts';
import type { OrganisationBodies } from '../domain/organisation/commands.ts';
import type {
  Absence,
  Delegation,
  Entitlement,
  Interest,
  Member,
  Organisation,
  OrganisationDetails,
  Reporting,
  Stint,
  Unit,
} from '../domain/organisation/organisation.ts';
import {
  entitlementKinds,
  interestKinds,
  organisationKinds,
  provinceSchemes,
  unitFunctions,
} from '../domain/organisation/organisation.ts';
import { fileAnnounced, ruling } from './dossier-bodies.ts';
import { id, isoDay, personId, text, unitId } from './primitives.ts';

const days = { firstDay: isoDay.nullable(), lastDay: isoDay.nullable() };
const bounded = { firstDay: isoDay, lastDay: isoDay };
const recordId = z.string().min(1).max(200);
const moves = z
  .array(z.enum([...dossierMoves, ...permitMoves].map(({ move }) => move)))
  .min(1)
  .max(20);
const held = z.array(z.enum(roles)).min(1).max(roles.length);

export const organisationDetails = z.strictObject({
  nameVi: text(300),
  nameEn: text(300).nullable(),
  kind: z.enum(organisationKinds),
  scheme: z.enum(provinceSchemes).nullable(),
  code: text(20).nullable(),
  parent: id.nullable(),
  validFrom: isoDay.nullable(),
  validUntil: isoDay.nullable(),
  successor: id.nullable(),
  synthetic: z.boolean(),
  source: text(1000).nullable(),
  unverified: z.array(text(80)).max(20),
}) satisfies z.ZodType<OrganisationDetails>;

const { shape } = organisationDetails;

/** The fields that a change names; the others stay. */
const changes = z.strictObject({
  nameVi: shape.nameVi.exactOptional(),
  nameEn: shape.nameEn.exactOptional(),
  parent: shape.parent.exactOptional(),
  validFrom: shape.validFrom.exactOptional(),
  validUntil: shape.validUntil.exactOptional(),
  successor: shape.successor.exactOptional(),
  source: shape.source.exactOptional(),
  unverified: shape.unverified.exactOptional(),
}) satisfies z.ZodType<Partial<OrganisationDetails>>;

const entitlement = z.strictObject({
  kind: z.enum(entitlementKinds),
  number: text(120),
  ...days,
}) satisfies z.ZodType<Entitlement>;
const unit = z.strictObject({
  nameVi: text(300),
  nameEn: text(300).nullable(),
  function: z.enum(unitFunctions),
  entitlements: z.array(entitlement),
  ...days,
}) satisfies z.ZodType<Unit>;
const stint = z.strictObject({ unit: unitId, ...days }) satisfies z.ZodType<Stint>;
const member = z.strictObject({
  ...stint.shape,
  roles: z.array(z.enum(roles)),
  former: z.array(stint).exactOptional(),
}) satisfies z.ZodType<Member>;
const absence = z.strictObject({
  member: personId,
  replacement: personId.nullable(),
  ...days,
}) satisfies z.ZodType<Absence>;
const delegation = z.strictObject({
  toUnit: unitId,
  moves,
  documentNumber: text(120),
  documentDate: isoDay,
  ...days,
}) satisfies z.ZodType<Delegation>;
const interest = z.strictObject({
  subject: personId.nullable(),
  unit: unitId,
  vendor: id,
  kind: z.enum(interestKinds),
  ...days,
}) satisfies z.ZodType<Interest>;

const storedInterest = z.object(interest.shape);

const rulesetId = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/u);
const annualReport = z.strictObject({
  ruleset: rulesetId,
  year: z.int().min(2000).max(2999),
  documentNumber: text(120),
  documentDate: isoDay,
});
const reporting = z.strictObject({
  since: z.record(rulesetId, annualReport.shape.year),
  sent: z.array(annualReport.extend({ late: z.boolean() })),
  toldUntil: z.iso.datetime().nullable(),
}) satisfies z.ZodType<Reporting>;

const organisation = z.strictObject({
  id,
  details: organisationDetails,
  units: z.record(unitId, unit),
  members: z.record(personId, member),
  absences: z.record(recordId, absence),
  delegations: z.record(recordId, delegation),
  interests: z.record(recordId, interest),
  files: z.int().nonnegative(),
  reporting: reporting.exactOptional(),
}) satisfies z.ZodType<Organisation>;

/** An organisation as it is stored; throws on anything else, which is a fault of ours. */
export const parseOrganisation = (stored: unknown): Organisation => organisation.parse(stored);

const servedIn = z.object({ organisation: id });

/** Where a person has served, as it is stored under the person. */
export const parseServed = (stored: unknown): string => servedIn.parse(stored).organisation;

/** A tie as it is stored under its person. */
export const parseInterest = (stored: unknown): Interest => storedInterest.parse(stored);

/** The body of each act on an organisation as it travels; the door of the queue. */
export const organisationBodies = {
  'register-organisation': z.strictObject({ details: organisationDetails }),
  'change-organisation': z.strictObject({ changes }),
  'set-unit': unit.omit({ entitlements: true }).extend({ unit: unitId }),
  'entitle-unit': z.strictObject({ unit: unitId, entitlement }),
  'withdraw-entitlement': z.strictObject({ unit: unitId, number: text(120), lastDay: isoDay }),
  appoint: z.strictObject({ member: personId, unit: unitId, roles: held, ...days }),
  dismiss: z.strictObject({ member: personId, lastDay: isoDay.optional() }),
  'note-absence': z.strictObject({ member: personId, replacement: personId.nullable(), ...bounded }),
  'end-absence': z.strictObject({ absence: recordId, lastDay: isoDay }),
  delegate: z.strictObject({ toUnit: unitId, moves, ...bounded, ruling }),
  'revoke-delegation': z.strictObject({ delegation: recordId, ruling }),
  'declare-interest': interest,
  'end-interest': z.strictObject({ interest: recordId, lastDay: isoDay }),
  'confirm-file': fileAnnounced.extend({ evidence: id }),
  'open-file': z.strictObject({ evidence: id }),
  'record-annual-report': annualReport,
} as const satisfies { [T in keyof OrganisationBodies]: z.ZodType<OrganisationBodies[T]> };

/** What only the platform itself asks of an organisation. */
export const organisationNotes = {
  'note-reporting': z.strictObject({ ruleset: rulesetId, level: z.literal(levels) }),
  'note-due': z.strictObject({}),
} as const;
