import type { Level } from '../level.ts';
import { planParts } from './content.ts';
import type { DossierContent } from './content.ts';

/** What every dossier holds that is not kept on paper, by path (Decree 331/2026 Art. 21, 22.3, 22.4, 29.2). */
const always = [
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
] as const;

/** What the higher levels add (Art. 22.5.a to c). */
const extended = ['connectedSystems', 'attackThreats', 'publicImpact'] as const;

const plan = planParts.map((part) => `securityPlan.${part}` as const);

/** Every path that a dossier can be found to lack. */
export const contentFields = [
  ...always,
  ...plan,
  ...extended,
  'continuityGrounds',
  'paperReference',
] as const satisfies readonly string[];
export type ContentField = (typeof contentFields)[number];

/** What decides how much a dossier must hold. */
export interface Extent {
  readonly level: Level;
  /** First level whose dossier says more of connections, threats and impact. */
  readonly extendedFrom: Level;
  /** True where the papers are kept elsewhere and only their reference is here. */
  readonly onPaper: boolean;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const missingParts = ({ securityPlan }: DossierContent): ContentField[] =>
  planParts.filter((part) => isEmpty(securityPlan?.[part])).map((part) => `securityPlan.${part}` as const);

const missingAbove = (content: DossierContent): ContentField[] => {
  const missing: ContentField[] = extended.filter((field) => isEmpty(content[field]));
  const isAlwaysOn = content.facts?.requires24x7 === true;
  return isAlwaysOn && isEmpty(content.continuityGrounds) ? [...missing, 'continuityGrounds'] : missing;
};

/** The fields that a dossier still lacks, by path such as `securityPlan.incidentResponse`; on paper only its reference. */
export const missingFields = (
  content: DossierContent,
  { level, extendedFrom, onPaper }: Extent,
): ContentField[] => {
  if (onPaper) return isEmpty(content.paperReference) ? ['paperReference'] : [];
  return [
    ...always.filter((field) => isEmpty(content[field])),
    ...missingParts(content),
    ...(level >= extendedFrom ? missingAbove(content) : []),
  ];
};
