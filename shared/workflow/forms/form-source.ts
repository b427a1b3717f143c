import type { DossierContent } from '../../domain/dossier/content.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { FormParty } from '../../domain/forms/form.ts';
import { organisationIn, organisationOfUnit, unitIn } from '../../domain/organisation/organisation.ts';
import type { Organisations } from '../../domain/organisation/organisation.ts';
import type { Rules } from '../../domain/rules.ts';
import type { CaseAct } from './case-act.ts';
import { lastAct } from './case-act.ts';

/** Everything that the forms of one case are filled from. */
export interface FormSource {
  readonly dossier: Dossier;
  readonly content: DossierContent | null;
  /** True where the papers are kept elsewhere and only their reference may be here. */
  readonly onPaper: boolean;
  readonly acts: readonly CaseAct[];
  readonly systemName: string;
  /** Every organisation that the case names. */
  readonly organisations: Organisations;
  /** Who approves, and from which level an expert opinion is asked for, under the law of the case. */
  readonly rules: Pick<Rules, 'approverOf' | 'expertOpinionFrom'>;
  /** The organisation that appraises at the level of the case. */
  readonly appraisingBody: string;
}

/** The Vietnamese name of an organisation, or of a unit with its organisation; the id where nobody registered it. */
export const nameOf = (organisations: Organisations, id: string): string => {
  if (!id.includes('/')) return organisationIn(organisations, id)?.details.nameVi ?? id;
  const unit = unitIn(organisations, id);
  return unit === undefined ? id : `${unit.nameVi}, ${nameOf(organisations, organisationOfUnit(id))}`;
};

/** The unit for security of an organisation (Decree 331/2026 Art. 3.2); the organisation where it has registered none. */
export const securityUnitOf = (organisations: Organisations, id: string): string => {
  const units = Object.entries(organisationIn(organisations, id)?.units ?? {});
  return units.find(([, unit]) => unit.function === 'specialised-security')?.[0] ?? id;
};

/** True where the law asks for an expert opinion before the appraisal. */
export const asksForExpertOpinion = ({ dossier: { facts }, rules }: FormSource): boolean =>
  facts.proposedLevel >= rules.expertOpinionFrom;

/** Where an expert opinion comes first the owner sends the dossier on, else the operating unit (Decree 331/2026 Art. 20.1). */
const requester = (source: FormSource): string => {
  const { facts } = source.dossier;
  return asksForExpertOpinion(source) ? facts.owner : facts.operatingUnit;
};

const appraisers = ['AppraisedSuitable', 'AppraisedNotYetSuitable'] as const;

/** The last appraisal of the case, suitable or not. */
export const appraisalIn = ({ acts }: FormSource): CaseAct | undefined => lastAct(acts, ...appraisers);

const parties: Readonly<Record<FormParty, (source: FormSource) => string | null>> = {
  'operating-unit': ({ dossier }) => dossier.facts.operatingUnit,
  requester,
  'specialised-unit': ({ dossier, organisations }) => securityUnitOf(organisations, dossier.facts.owner),
  'appraising-body': ({ appraisingBody, dossier, organisations }) =>
    appraisingBody === dossier.facts.owner ? securityUnitOf(organisations, appraisingBody) : appraisingBody,
  'appraising-unit': (source) => appraisalIn(source)?.unit ?? null,
  owner: ({ dossier }) => dossier.facts.owner,
  'approving-unit': ({ dossier: { approval, facts }, rules }) => {
    if (approval === null) return null;
    return rules.approverOf(approval.level) === 'owner' ? facts.owner : approval.unit;
  },
};

/** Which organisation or unit a party of a form is in this case, by name; null where nobody is it yet. */
export const partyName = (party: FormParty, source: FormSource): string | null => {
  const id = parties[party](source);
  return id === null ? null : nameOf(source.organisations, id);
};
