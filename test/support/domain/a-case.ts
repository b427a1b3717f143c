import type { Assignment, CaseFacts, Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { opened } from '../../../shared/domain/dossier/dossier.ts';
import { people } from './people.ts';

/** The SHA-256 digest that is one character all through. */
export const digestOf = (character: string): string => `sha256:${character.repeat(64)}`;

/** A case of level 3 whose parties are those of `people`: BTC owns and publishes, CTY-A delivers and operates. */
export const aCase = (override: Partial<CaseFacts> = {}): CaseFacts => ({
  id: 'ds-1',
  platformId: 'pf-1',
  releaseId: 'rl-1',
  version: '1.0.0',
  digests: [digestOf('a')],
  purl: 'pkg:oci/pf-1@1.0.0',
  ruleset: 'ND331_2026',
  rulesetVersion: '1',
  projectStartedOn: null,
  synthetic: false,
  vendor: 'CTY-A',
  vendorUnit: people.vendor.unit,
  owner: 'BTC',
  ownerPublishes: true,
  operatingUnit: 'CTY-A/operations',
  monitoringProvider: 'CTY-D/monitoring',
  proposedLevel: 3,
  ...override,
});

/** A dossier that has just been opened, with what the test needs otherwise. */
export const aDossier = (override: Partial<Dossier> = {}): Dossier => ({
  ...opened(aCase(), '2026-11-02'),
  ...override,
});

/** The unit of `people.assessor`, which needs no licence at the level of the case. */
export const anAssignment = (override: Partial<Assignment> = {}): Assignment => ({
  organisation: people.assessor.organisation,
  unit: people.assessor.unit,
  qualification: null,
  ...override,
});
