import type { Level } from '../level.ts';

/** The official forms about one case (Decree 331/2026, annex); form 08 is about all cases of an owner. */
export const formIds = ['01', '02', '03', '04', '05', '06', '07'] as const;
export type FormId = (typeof formIds)[number];

/** Everything that a form asks for, in its head and in its parts. */
export const formFields = [
  'address',
  'addressee',
  'appraisal',
  'appraisalMode',
  'approvedLevel',
  'conclusion',
  'coordinatingUnits',
  'designDocument',
  'documentDate',
  'documentNumber',
  'expertOpinion',
  'foundLevel',
  'issuer',
  'leadUnit',
  'levelStatement',
  'opinions',
  'operatingUnit',
  'otherOpinion',
  'overview',
  'paperReference',
  'place',
  'planStandard',
  'primeMinisterDecision',
  'proposedLevel',
  'reasons',
  'requestDate',
  'requestNumber',
  'requester',
  'securityPlan',
  'signer',
  'systemName',
] as const;
export type FormField = (typeof formFields)[number];

/** The parts of letters and the articles of decisions. */
export const formParts = [
  'general',
  'enclosed',
  'examined',
  'legal',
  'organisation',
  'opinion',
  'conclusion',
  'approval',
  'planApproval',
  'duties',
  'enforcement',
] as const;
export type FormPart = (typeof formParts)[number];

/** On what a form stands, in the order in which it names it. */
export const formGrounds = [
  'law',
  'decree',
  'expertOpinion',
  'appraisal',
  'proposal',
  'primeMinister',
] as const;
export type FormGround = (typeof formGrounds)[number];

/** In which capacity somebody sends or receives a form; which unit that is, the case says. */
export const formParties = [
  'operating-unit',
  'requester',
  'specialised-unit',
  'appraising-body',
  'appraising-unit',
  'owner',
  'approving-unit',
] as const;
export type FormParty = (typeof formParties)[number];

/** What must have happened before a form can be filled. */
export const formMoments = ['submission', 'appraisal', 'suitable-appraisal', 'level-approval'] as const;
export type FormMoment = (typeof formMoments)[number];

/** One official form as data: at which levels, when, from whom to whom, and what it asks for in which order. */
export interface FormDefinition {
  readonly id: FormId;
  readonly kind: 'letter' | 'decision';
  readonly article: string;
  readonly levels: readonly Level[];
  readonly after: FormMoment;
  readonly issuer: FormParty;
  readonly addressee: FormParty | null;
  readonly grounds: readonly FormGround[];
  readonly parts: readonly { readonly part: FormPart; readonly fields: readonly FormField[] }[];
}

/** A word of the forms that is no text of a person. */
export const formWords = [
  'detailed-design',
  'enclosed',
  'equivalent',
  'no-answer',
  'not-yet-suitable',
  'preliminary-design',
  'suitable',
  'waiting',
  'written',
] as const;
export type FormWord = (typeof formWords)[number];

/** Something that a form names: a unit, a document with number and day (ISO), or an opinion. Null: not said, or not known. */
export interface FormReference {
  readonly name: string | null;
  readonly word: FormWord | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly text: string | null;
}

/** A day is an ISO day, a level a number from 1 to 5. */
export type FieldValue = string | number | readonly FormReference[];

/** One answer to what a form asks; `on-paper` is known and must not be here (design section 8, point 7). */
export interface FilledField {
  readonly field: FormField;
  readonly state: 'filled' | 'empty' | 'on-paper';
  readonly value: FieldValue | null;
}
