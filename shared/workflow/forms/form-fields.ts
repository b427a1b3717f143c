import { planParts } from '../../domain/dossier/content.ts';
import type { FieldValue, FormField, FormReference, FormWord } from '../../domain/forms/form.ts';
import { vietnamDayOf } from '../../domain/working-days.ts';
import type { CaseAct } from './case-act.ts';
import { lastAct, sinceSubmission } from './case-act.ts';
import { appraisalIn, nameOf, partyName } from './form-source.ts';
import type { FormSource } from './form-source.ts';

type Value = FieldValue | null | undefined;

const reference = (said: Partial<FormReference>): FormReference => ({
  name: null,
  word: null,
  number: null,
  date: null,
  text: null,
  ...said,
});

const signed = (source: FormSource, act: CaseAct, said: Partial<FormReference> = {}): FormReference =>
  reference({
    name: nameOf(source.organisations, act.unit),
    number: act.ruling?.documentNumber ?? null,
    date: act.ruling?.documentDate ?? null,
    ...said,
  });

const enclosed = (isThere: boolean): Value => (isThere ? [reference({ word: 'enclosed' })] : null);

const appraisalWord = ({ event }: CaseAct): FormWord =>
  event.type === 'AppraisedSuitable' ? 'suitable' : 'not-yet-suitable';

/** The acts that a form about the last appraisal tells of: those between its submission and itself. */
const heard = (source: FormSource): readonly CaseAct[] => {
  const appraisal = appraisalIn(source);
  const until = source.acts.filter(({ version }) => appraisal === undefined || version <= appraisal.version);
  return sinceSubmission(until);
};

const submission = (source: FormSource): CaseAct | undefined => lastAct(heard(source), 'DossierSubmitted');

const askedUnits = (source: FormSource): string[] => [
  ...new Set(
    heard(source).flatMap(({ event }) => (event.type === 'OpinionsAsked' ? (event.units ?? []) : [])),
  ),
];

const opinionOf = (source: FormSource, unit: string): FormReference => {
  const given = heard(source).find(({ event }) => event.type === 'OpinionGiven' && event.unit === unit);
  if (given !== undefined) {
    const { verdict = null, opinion = null } = given.event;
    return signed(source, given, { word: verdict, text: source.onPaper ? null : opinion });
  }
  const isOver = appraisalIn(source) !== undefined;
  return reference({
    name: nameOf(source.organisations, unit),
    word: isOver ? 'no-answer' : 'waiting',
  });
};

const listOrNothing = (list: readonly FormReference[]): Value => (list.length === 0 ? null : list);

const fromHistory = {
  appraisal: (source) => {
    const act = appraisalIn(source);
    return act && [signed(source, act, { word: appraisalWord(act) })];
  },
  appraisalMode: (source) => (askedUnits(source).length > 0 ? [reference({ word: 'written' })] : null),
  approvedLevel: ({ dossier }) => dossier.approval?.level,
  conclusion: (source) => {
    const act = appraisalIn(source);
    return act && [reference({ word: appraisalWord(act) })];
  },
  coordinatingUnits: (source) =>
    listOrNothing(askedUnits(source).map((unit) => reference({ name: nameOf(source.organisations, unit) }))),
  expertOpinion: (source) => {
    const act = lastAct(heard(source), 'ExpertOpinionGiven');
    return act && [signed(source, act)];
  },
  foundLevel: (source) => appraisalIn(source)?.event.level,
  leadUnit: (source) => partyName('appraising-unit', source),
  opinions: (source) => listOrNothing(askedUnits(source).map((unit) => opinionOf(source, unit))),
  primeMinisterDecision: ({ acts }) => lastAct(acts, 'LevelApproved')?.event.primeMinisterDecision,
  reasons: (source) => appraisalIn(source)?.event.reasons,
  requestDate: (source) => {
    const act = submission(source);
    return act && vietnamDayOf(act.at);
  },
} as const satisfies Partial<Record<FormField, (source: FormSource) => Value>>;

const fromContent = {
  designDocument: ({ content }) => {
    const design = content?.designDocument;
    return design && [reference({ word: design.kind, number: design.number, date: design.issuedOn })];
  },
  levelStatement: ({ content }) => enclosed(content?.levelStatement !== undefined),
  overview: ({ content }) => enclosed(content?.overview !== undefined),
  paperReference: ({ content }) => {
    const paper = content?.paperReference;
    return paper && [reference({ name: paper.keptAt, number: paper.number, date: paper.date })];
  },
  securityPlan: ({ content }) =>
    enclosed(planParts.every((part) => content?.securityPlan?.[part] !== undefined)),
} as const satisfies Partial<Record<FormField, (source: FormSource) => Value>>;

const unknown = (): Value => null;

/** How each field is filled from a case; what the case does not hold, who signs fills in by hand. */
export const fieldValues: Readonly<Record<FormField, (source: FormSource) => Value>> = {
  ...fromHistory,
  ...fromContent,
  address: unknown,
  addressee: unknown,
  documentDate: unknown,
  documentNumber: unknown,
  issuer: unknown,
  operatingUnit: (source) => partyName('operating-unit', source),
  otherOpinion: unknown,
  place: unknown,
  planStandard: unknown,
  proposedLevel: ({ dossier }) => dossier.facts.proposedLevel,
  requestNumber: unknown,
  requester: (source) => partyName('requester', source),
  signer: unknown,
  systemName: ({ systemName }) => systemName,
};

/** The fields with details, which are not printed where the papers are kept elsewhere. */
export const detailFields: readonly FormField[] = [
  'designDocument',
  'levelStatement',
  'overview',
  'reasons',
  'securityPlan',
];
