import * as z from 'zod';
import { designKinds } from '../domain/dossier/content.ts';
import type { DossierContent } from '../domain/dossier/content.ts';
import { systemFacts } from './assessment-bodies.ts';
import { levelFacts } from './level-facts.ts';
import { isoDay, level, text } from './primitives.ts';

const long = text(20_000).optional();
const short = text(300);

const device = z.strictObject({ name: short, place: short, purpose: short });

const application = z.strictObject({
  name: short,
  server: short,
  place: short,
  operatingSystem: short,
  purpose: short,
});

/** An address, a range or a block, as the plan of the network writes it. */
const addresses = z.array(text(80)).min(1).max(50).optional();

const networkZone = z.strictObject({
  name: short,
  purpose: short,
  privateAddresses: addresses,
  publicAddresses: addresses,
});

const connectedSystem = z.strictObject({ name: short, owner: short, purpose: short });

const securityPlan = z.strictObject({
  design: long,
  operation: long,
  assessment: long,
  risk: long,
  monitoring: long,
  incidentResponse: long,
  endOfLife: long,
});

/** `PUT /dossiers/{id}/content`: all of it, each time; what is left out is empty. */
export const content = z.strictObject({
  overview: long,
  scope: long,
  servedUsers: long,
  logicalModel: long,
  physicalModel: long,
  devices: z.array(device).min(1).max(300).optional(),
  applications: z.array(application).min(1).max(200).optional(),
  networkZones: z.array(networkZone).min(1).max(100).optional(),
  connectedSystems: z.array(connectedSystem).min(1).max(100).optional(),
  designDocument: z
    .strictObject({ kind: z.enum(designKinds), number: text(120), issuedOn: isoDay })
    .optional(),
  levelStatement: long,
  preliminaryRisks: long,
  attackThreats: long,
  publicImpact: long,
  continuityGrounds: long,
  securityPlan: securityPlan.optional(),
  securityRegulation: z.strictObject({ number: text(120), issuedOn: isoDay }).optional(),
  changeStatement: text(4000).optional(),
  vendorGrounds: text(4000).optional(),
  facts: levelFacts.optional(),
  proposedLevel: level.optional(),
  system: systemFacts.optional(),
  paperReference: z.strictObject({ number: text(120), date: isoDay, keptAt: text(200) }).optional(),
}) satisfies z.ZodType<DossierContent>;
