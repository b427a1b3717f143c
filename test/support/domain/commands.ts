import type { Actor } from '../../../shared/domain/actor.ts';
import type {
  CommandOf,
  DossierBodies,
  DossierCommand,
  DossierCommandType,
} from '../../../shared/domain/dossier/commands.ts';
import type { CaseFacts, CouncilMember, Verdict } from '../../../shared/domain/dossier/dossier.ts';
import { aCase, anAssignment, digestOf } from './a-case.ts';
import { contentOfLevel } from './a-content.ts';
import { lawOf } from './laws.ts';
import { makersFor } from './makers.ts';
import { aRuling, people } from './people.ts';

/** Every wish on a dossier but the one that opens it. */
export type MoveCommand = Exclude<DossierCommand, { type: 'open-dossier' }>;

/** The same verdict on each criterion of the level that people judge, with evidence of that day where it is repeated. */
export const everyCriterion = (
  { ruleset, proposedLevel }: CaseFacts,
  verdict: Verdict = 'satisfied',
  effectiveOn = '2026-11-02',
): DossierBodies['record-results'] => ({
  results: lawOf(ruleset)
    .criteriaOf(proposedLevel)
    .filter(({ due }) => due !== 'by-system')
    .map(({ id, freshForMonths }) => ({
      criterion: id,
      verdict,
      ...(freshForMonths !== null && { evidence: [{ paper: 'Biên bản 1/BB', effectiveOn }] }),
      ...(verdict === 'not-applicable' && { note: 'There is nothing of the kind.' }),
    })),
});

const ruling = aRuling();
const reasons = 'for the reasons of the file';

const { organisation, unit } = anAssignment();
const assessorsUnit = { organisation, unit };

/** The id of the finding that the default `raise-finding` raises and the default `answer-finding` answers. */
export const findingId = 'finding-1';

/** Three people who are no party to any case of these tests. */
export const aCouncil: readonly CouncilMember[] = [
  { person: 'appraiser.BYT', unit: 'BYT/security', role: 'chair' },
  { person: 'owner.BYT', unit: 'BYT/office', role: 'secretary' },
  { person: 'ministry.BKHCN', unit: people.registerMinistry.unit, role: 'member' },
];

/** A body for each move, such that it succeeds on a case with these facts. */
const bodiesFor = (facts: CaseFacts): DossierBodies => ({
  'open-dossier': { facts },
  'save-content': {
    content: contentOfLevel(facts.proposedLevel),
    digest: digestOf('c'),
    factsDigest: digestOf('f'),
  },
  submit: {},
  withdraw: { reasons },
  'expert-opinion': { ruling, opinion: 'The plan fits the level.' },
  'appoint-council': { ruling, members: aCouncil },
  'ask-opinion': { ruling, units: [people.otherSpecialisedUnit.unit], dueOn: '2026-11-20' },
  'give-opinion': { ruling, verdict: 'suitable', opinion: 'It fits what we run.' },
  'return-incomplete': { ruling, reasons },
  appraise: { ruling, verdict: 'suitable', level: facts.proposedLevel },
  'approve-level': { ruling, primeMinisterDecision: '1024/QĐ-TTg' },
  'decline-level': { ruling, reasons },
  'import-level': { ruling, level: facts.proposedLevel, primeMinisterDecision: '1024/QĐ-TTg' },
  assign: assessorsUnit,
  reassign: assessorsUnit,
  'record-results': everyCriterion(facts),
  'take-over-results': { criteria: ['RSK-01'] },
  'accept-not-applicable': { criteria: ['RSK-01'] },
  'raise-finding': {
    criterion: 'RSK-01',
    severity: 'major',
    dueOn: '2030-12-31',
    text: 'No procedure was shown.',
  },
  'answer-finding': {
    finding: findingId,
    answer: 'It is issued now.',
    plan: [{ action: 'Issue it', doneBy: '2026-12-01' }],
  },
  'recheck-finding': { finding: findingId, verdict: 'accepted', reasons: 'It was shown.' },
  conclude: {
    ruling,
    verdict: 'eligible',
    planFullyImplemented: true,
    acceptanceReport: { number: '7/BC', date: '2026-11-01' },
    reasons,
  },
  'confirm-change': { ruling, reasons, verdict: 'routine' },
  'complete-task': {
    criteria: ['VUL-05'],
    evidence: [{ paper: 'Biên bản 9/BB', effectiveOn: '2026-12-10' }],
  },
  appeal: { reasons },
  'request-publication': {},
  'approve-publication': { ruling },
  'refuse-publication': { ruling, reasons },
  delist: { ruling, reasons },
  suspend: { ruling, reasons },
  reinstate: { ruling, reasons },
  revoke: { ruling, reasons },
  'grant-grace': { ruling, reasons, lastDay: '2028-12-31' },
  'confirm-evidence': { evidence: 'ev-1', name: 'Kế hoạch.pdf', size: 10, sha256: digestOf('e') },
  'open-evidence': { evidence: 'ev-1' },
  'take-out-file': { evidence: 'ev-1' },
  'erase-files': { ruling, reasons },
  'announce-successor': { supersededFrom: '2026-12-31T17:00:00.000Z' },
  'end-with-platform': {},
  'suspend-for-incident': { incident: 'in-1', reasons },
  supersede: {},
  expire: {},
  'note-due': {},
});

/** What a test may change of a command, and the case that the rest of it fits. */
export interface CommandOverride<T extends DossierCommandType> {
  readonly actor?: Actor;
  readonly body?: Partial<DossierBodies[T]>;
  readonly id?: string;
  readonly expectedVersion?: number;
  readonly facts?: CaseFacts;
}

/** A command that succeeds in its place on the way of the case, but for what is overridden. */
export const aCommand = <T extends DossierCommandType>(
  type: T,
  { facts = aCase(), body, ...head }: CommandOverride<T> = {},
): CommandOf<T> => ({
  id: type === 'raise-finding' ? findingId : `do-${type}`,
  actor: makersFor(facts)[type],
  ...head,
  type,
  body: { ...bodiesFor(facts)[type], ...body },
});

/** The default command of every move, as the union that `decideDossier` takes. */
export const everyCommand = (facts: CaseFacts = aCase()): { [T in DossierCommandType]: CommandOf<T> } => ({
  'open-dossier': aCommand('open-dossier', { facts }),
  'save-content': aCommand('save-content', { facts }),
  submit: aCommand('submit', { facts }),
  withdraw: aCommand('withdraw', { facts }),
  'expert-opinion': aCommand('expert-opinion', { facts }),
  'appoint-council': aCommand('appoint-council', { facts }),
  'ask-opinion': aCommand('ask-opinion', { facts }),
  'give-opinion': aCommand('give-opinion', { facts }),
  'return-incomplete': aCommand('return-incomplete', { facts }),
  appraise: aCommand('appraise', { facts }),
  'approve-level': aCommand('approve-level', { facts }),
  'decline-level': aCommand('decline-level', { facts }),
  'import-level': aCommand('import-level', { facts }),
  assign: aCommand('assign', { facts }),
  reassign: aCommand('reassign', { facts }),
  'record-results': aCommand('record-results', { facts }),
  'take-over-results': aCommand('take-over-results', { facts }),
  'accept-not-applicable': aCommand('accept-not-applicable', { facts }),
  'raise-finding': aCommand('raise-finding', { facts }),
  'answer-finding': aCommand('answer-finding', { facts }),
  'recheck-finding': aCommand('recheck-finding', { facts }),
  conclude: aCommand('conclude', { facts }),
  'confirm-change': aCommand('confirm-change', { facts }),
  'complete-task': aCommand('complete-task', { facts }),
  appeal: aCommand('appeal', { facts }),
  'request-publication': aCommand('request-publication', { facts }),
  'approve-publication': aCommand('approve-publication', { facts }),
  'refuse-publication': aCommand('refuse-publication', { facts }),
  delist: aCommand('delist', { facts }),
  suspend: aCommand('suspend', { facts }),
  reinstate: aCommand('reinstate', { facts }),
  revoke: aCommand('revoke', { facts }),
  'grant-grace': aCommand('grant-grace', { facts }),
  'confirm-evidence': aCommand('confirm-evidence', { facts }),
  'open-evidence': aCommand('open-evidence', { facts }),
  'take-out-file': aCommand('take-out-file', { facts }),
  'erase-files': aCommand('erase-files', { facts }),
  'announce-successor': aCommand('announce-successor', { facts }),
  'end-with-platform': aCommand('end-with-platform', { facts }),
  'suspend-for-incident': aCommand('suspend-for-incident', { facts }),
  supersede: aCommand('supersede', { facts }),
  expire: aCommand('expire', { facts }),
  'note-due': aCommand('note-due', { facts }),
});
