import { parseCaseActs } from '../../shared/contracts/case-acts.ts';
import { content as contentSchema } from '../../shared/contracts/dossier-content.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { isKeptOnPaper } from '../../shared/domain/dossier/proposal.ts';
import { organisationOfUnit } from '../../shared/domain/organisation/organisation.ts';
import { rulesOfCase } from '../../shared/rulesets/rulesets.ts';
import type { CaseAct } from '../../shared/workflow/forms/case-act.ts';
import type { FormSource } from '../../shared/workflow/forms/form-source.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { ApiDeps } from './deps.ts';

/** Every organisation that the documents of a case name. */
const namedIn = ({ facts }: Dossier, acts: readonly CaseAct[], appraiser: string): string[] => {
  const units = [
    facts.operatingUnit,
    ...acts.map(({ unit }) => unit),
    ...acts.flatMap(({ event }) => event.units ?? []),
  ];
  return [...new Set([facts.owner, facts.vendor, appraiser, ...units.map(organisationOfUnit)])];
};

/** Reads all that the documents of a case are filled from, given the organisation that appraises at its level. */
export const formSourceOf = async (
  deps: ApiDeps,
  dossier: Dossier,
  appraiser: string,
): Promise<FormSource> => {
  const { pk } = keys.state('dossier', dossier.facts.id);
  const [saved, events, platform] = await Promise.all([
    deps.reads.latest(pk, 'CONTENT#'),
    deps.reads.all(pk, 'EVENT#'),
    deps.reads.platform(dossier.facts.platformId),
  ]);
  const content = saved && contentSchema.parse(saved['content']);
  const acts = parseCaseActs(events);
  return {
    dossier,
    content,
    onPaper: isKeptOnPaper(dossier, content),
    acts,
    systemName: platform?.state.details.nameVi ?? dossier.facts.platformId,
    organisations: await deps.lookUp(namedIn(dossier, acts, appraiser)),
    rules: rulesOfCase(dossier.facts),
    appraisingBody: appraiser,
  };
};
