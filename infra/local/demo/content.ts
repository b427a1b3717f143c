import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import { planParts } from '../../../shared/domain/dossier/content.ts';
import type { Level } from '../../../shared/domain/level.ts';
import type { LevelFacts } from '../../../shared/domain/levels/facts.ts';
import type { CaseFile } from './case-file.ts';
import { documentName, syntheticText } from './texts.ts';

/** What is said of the invented system, so that the law gives it the level of its plan. */
export const factsOf: Readonly<Record<Level, LevelFacts>> = {
  1: { systemType: 'internal', informationClasses: ['public'] },
  2: { systemType: 'internal', informationClasses: ['public', 'private'] },
  3: {
    systemType: 'citizen-business',
    informationClasses: ['public', 'personal'],
    settlesAdministrativeProcedures: true,
  },
  4: {
    systemType: 'infrastructure',
    informationClasses: ['public', 'private'],
    servedScope: 'nationwide',
    requires24x7: true,
    unplannedStopAcceptable: false,
  },
  5: { systemType: 'infrastructure', informationClasses: ['private'], nationalDataStore: true },
};

/** What the vendor of a demonstration hands in first and gets back: too little, and at level 5 nothing at all. */
export function incompleteContent({ plan: { level } }: CaseFile): DossierContent {
  return level === 5 ? {} : { overview: syntheticText('overview') };
}

/** Everything that the level asks for, all of it invented; of level 5 the reference of a paper that does not exist. */
export function completeContent({ plan: { level, platform }, begunOn }: CaseFile): DossierContent {
  const { id } = platform;
  const known = {
    facts: factsOf[level],
    securityRegulation: { number: documentName('regulation', { id }), issuedOn: begunOn },
  };
  if (level === 5) {
    const number = documentName('paper', { id });
    return { ...known, paperReference: { number, date: begunOn, keptAt: syntheticText('keptAt') } };
  }
  return { ...known, ...description(id, begunOn), ...statement(level) };
}

function description(id: string, begunOn: string): DossierContent {
  const name = syntheticText('device');
  const place = syntheticText('place');
  const purpose = syntheticText('purpose');
  return {
    overview: syntheticText('overview'),
    scope: syntheticText('scope'),
    servedUsers: syntheticText('servedUsers'),
    logicalModel: syntheticText('logicalModel'),
    physicalModel: syntheticText('physicalModel'),
    devices: [{ name, place, purpose }],
    applications: [
      { name: syntheticText('application'), server: name, place, operatingSystem: 'Linux', purpose },
    ],
    networkZones: [{ name: syntheticText('zone'), purpose, privateAddresses: ['192.0.2.0/24'] }],
    connectedSystems: [{ name: syntheticText('connected'), owner: syntheticText('other'), purpose }],
    designDocument: { kind: 'detailed-design', number: documentName('design', { id }), issuedOn: begunOn },
  };
}

function statement(level: Level): DossierContent {
  const plan = syntheticText('securityPlan');
  return {
    levelStatement: syntheticText('levelStatement', { level }),
    preliminaryRisks: syntheticText('risks'),
    attackThreats: syntheticText('threats'),
    publicImpact: syntheticText('impact'),
    continuityGrounds: syntheticText('continuity'),
    securityPlan: Object.fromEntries(planParts.map((part) => [part, plan])),
  };
}
