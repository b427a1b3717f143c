import type { FilledField, FormDefinition, FormField, FormPart } from '../../domain/forms/form.ts';
import { caseNumberOf } from '../case-number.ts';
import { lastAct } from './case-act.ts';
import type { CaseAct } from './case-act.ts';
import { detailFields, fieldValues } from './form-fields.ts';
import { appraisalIn, asksForExpertOpinion, partyName } from './form-source.ts';
import type { FormSource } from './form-source.ts';

/** A form with what the case says, and which fields are left to who signs. */
export interface FilledForm {
  readonly form: FormDefinition;
  readonly caseNumber: string;
  readonly synthetic: boolean;
  readonly head: readonly FilledField[];
  readonly parts: readonly { readonly part: FormPart; readonly fields: readonly FilledField[] }[];
  readonly empty: readonly FormField[];
}

/** Whether a form can be filled, and why not; a level that was approved on paper has its decision there. */
export type Availability = 'available' | 'not-yet' | 'not-at-this-level' | 'made-on-paper';

const levelFor = ({ after }: FormDefinition, { dossier }: FormSource): number => {
  const { facts, appraisal, approval } = dossier;
  if (after === 'submission') return facts.proposedLevel;
  return approval?.level ?? appraisal?.level ?? facts.proposedLevel;
};

const hasCome: Readonly<Record<FormDefinition['after'], (source: FormSource) => boolean>> = {
  submission: ({ acts }) => lastAct(acts, 'SubmissionAccepted') !== undefined,
  appraisal: (source) => appraisalIn(source) !== undefined,
  'suitable-appraisal': ({ dossier }) => dossier.appraisal !== null,
  'level-approval': ({ dossier }) => dossier.approval !== null,
};

/** Whether a form of the law can be filled for this case now. */
export const availabilityOf = (form: FormDefinition, source: FormSource): Availability => {
  const { approval } = source.dossier;
  if (!form.levels.some((level) => level === levelFor(form, source))) return 'not-at-this-level';
  if (form.after === 'level-approval' && approval?.imported === true) return 'made-on-paper';
  return hasCome[form.after](source) ? 'available' : 'not-yet';
};

/** The act whose document the form itself is; the requests have none here. */
const ownAct = ({ after }: FormDefinition, source: FormSource): CaseAct | undefined => {
  if (after === 'appraisal') return appraisalIn(source);
  return after === 'level-approval' ? lastAct(source.acts, 'LevelApproved') : undefined;
};

const answered = (field: FormField, value: FilledField['value'] | undefined): FilledField => {
  const isEmpty = value === undefined || value === null || value === '';
  return { field, state: isEmpty ? 'empty' : 'filled', value: isEmpty ? null : value };
};

const filled = (field: FormField, source: FormSource): FilledField =>
  source.onPaper && detailFields.includes(field)
    ? { field, state: 'on-paper', value: null }
    : answered(field, fieldValues[field](source));

const headOf = (form: FormDefinition, source: FormSource): FilledField[] => {
  const act = ownAct(form, source);
  const addressee = form.addressee === null ? [] : [answered('addressee', partyName(form.addressee, source))];
  return [
    answered('issuer', partyName(form.issuer, source)),
    answered('documentNumber', act?.ruling?.documentNumber),
    answered('place', null),
    answered('documentDate', act?.ruling?.documentDate),
    ...addressee,
    answered('requester', partyName('requester', source)),
    answered('signer', null),
  ];
};

/** The reference of a paper is named where there is one, the expert opinion where the law asks for it (Art. 21.5). */
const isOptional = (field: FormField, source: FormSource): boolean =>
  field === 'paperReference' || (field === 'expertOpinion' && !asksForExpertOpinion(source));

/** Fills a form from a case; only where `availabilityOf` says so does it mean anything. */
export const filledForm = (form: FormDefinition, source: FormSource): FilledForm => {
  const head = headOf(form, source);
  const parts = form.parts.map(({ part, fields }) => ({
    part,
    fields: fields
      .map((field) => filled(field, source))
      .filter(({ field, state }) => state !== 'empty' || !isOptional(field, source)),
  }));
  const all = [...head, ...parts.flatMap(({ fields }) => fields)];
  return {
    form,
    caseNumber: caseNumberOf(source.dossier),
    synthetic: source.dossier.facts.synthetic,
    head,
    parts,
    empty: all.filter(({ state }) => state === 'empty').map(({ field }) => field),
  };
};
