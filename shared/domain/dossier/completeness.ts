import { planParts } from './content.ts';
import type { DossierContent } from './content.ts';

const plan = planParts.map((part) => `securityPlan.${part}` as const);

/** Every path that a dossier can be found to lack; which of them a law asks for is data of its ruleset. */
export const contentFields = [
  'overview',
  'scope',
  'servedUsers',
  'logicalModel',
  'physicalModel',
  'devices',
  'applications',
  'networkZones',
  'designDocument',
  'levelStatement',
  'preliminaryRisks',
  'facts',
  ...plan,
  'connectedSystems',
  'attackThreats',
  'publicImpact',
  'continuityGrounds',
  'paperReference',
  'changeStatement',
] as const;
export type ContentField = (typeof contentFields)[number];

const valueAt = (content: DossierContent, field: ContentField): unknown => {
  const part = planParts.find((each) => field === `securityPlan.${each}`);
  if (part !== undefined) return content.securityPlan?.[part];
  return Object.entries(content).find(([name]) => name === field)?.[1];
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Those of the fields that are asked for which a content lacks, by path such as `securityPlan.incidentResponse`. */
export const missingFields = (content: DossierContent, asked: readonly ContentField[]): ContentField[] =>
  asked.filter((field) => isEmpty(valueAt(content, field)));
