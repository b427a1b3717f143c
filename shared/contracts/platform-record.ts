import * as z from 'zod';
import { boundCategories, informationClasses, servedScopes } from '../domain/levels/facts.ts';
import { complianceClaims, connectionStatuses } from '../domain/platform/record.ts';
import type { PlatformRecord, Termination } from '../domain/platform/record.ts';
import { id, isoDay, text } from './primitives.ts';

/** An address that a page may link to. */
const address = z.url({ protocol: /^https?$/u, hostname: z.regexes.domain }).max(500);

const ndxp = z.strictObject({ status: z.enum(connectionStatuses), since: isoDay.nullable() });

const label = z.strictObject({
  identifier: text(120).nullable(),
  compliance: z.enum(complianceClaims).nullable(),
  verification: z.strictObject({ by: text(300), document: text(120), day: isoDay }).nullable(),
});

const offer = z.strictObject({ name: text(200), address: address.nullable() });

/** Each field of the record (Decree 224/2026 Art. 28.4); null is unknown. */
export const recordFields = {
  purpose: text(2000).nullable(),
  functions: z.array(text(200)).max(30).nullable(),
  informationClasses: z.array(z.enum(informationClasses)).max(informationClasses.length).nullable(),
  legalBasis: text(400).nullable(),
  platformType: z.enum(boundCategories).nullable(),
  scope: z.enum(servedScopes).nullable(),
  address: address.nullable(),
  contact: text(300).nullable(),
  ndxp: ndxp.nullable(),
  label: label.nullable(),
  apps: z.array(offer).max(30).nullable(),
  solution: id.nullable(),
} satisfies { [Field in keyof PlatformRecord]: z.ZodType<PlatformRecord[Field]> };

/** The same, where what is not said is unknown. */
export const recordOrUnknown = {
  purpose: recordFields.purpose.default(null),
  functions: recordFields.functions.default(null),
  informationClasses: recordFields.informationClasses.default(null),
  legalBasis: recordFields.legalBasis.default(null),
  platformType: recordFields.platformType.default(null),
  scope: recordFields.scope.default(null),
  address: recordFields.address.default(null),
  contact: recordFields.contact.default(null),
  ndxp: recordFields.ndxp.default(null),
  label: recordFields.label.default(null),
  apps: recordFields.apps.default(null),
  solution: recordFields.solution.default(null),
} satisfies { [Field in keyof PlatformRecord]: z.ZodType<PlatformRecord[Field]> };

/** The end of a platform, as it is stored. */
export const termination = z.object({
  lastDay: z.string(),
  reasons: z.string(),
  documentNumber: z.string(),
  documentDate: z.string(),
}) satisfies z.ZodType<Termination>;
