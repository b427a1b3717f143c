import type { Move } from '../../../shared/domain/moves.ts';
import type { Typed } from '../forms/field.ts';
import { assessmentForms } from './assessment-forms.ts';
import { permitForms } from './permit-forms.ts';
import type { MoveForm } from './move-fields.ts';
import {
  opinion,
  optionalReasons,
  level,
  linesOf,
  primeMinister,
  reasons,
  rulingFields,
  rulingOf,
} from './move-fields.ts';

const ruledAndReasoned = (request: string, more: Readonly<Record<string, unknown>> = {}): MoveForm => ({
  request,
  fields: [reasons, ...rulingFields],
  body: (typed) => ({ ...more, reasons: typed.text('reasons'), ruling: rulingOf(typed) }),
});

const ruled = (request: string, more: Readonly<Record<string, unknown>>): MoveForm => ({
  request,
  fields: rulingFields,
  body: (typed) => ({ ...more, ruling: rulingOf(typed) }),
});

const reasoned = (request: string): MoveForm => ({
  request,
  fields: [reasons],
  body: ({ text }) => ({ reasons: text('reasons') }),
  isDanger: true,
});

const levelOf = ({ text }: Typed): number | undefined =>
  text('level') === undefined ? undefined : Number(text('level'));

/** The forms of the moves that need no list of their own, by the move. */
export const moveForms: Readonly<Partial<Record<Move, MoveForm>>> = {
  submit: {
    request: 'submission',
    fields: [],
    body: () => ({}),
    tellsApart: 'all',
    checksAnswers: true,
  },
  withdraw: reasoned('withdrawal'),
  appeal: reasoned('appeal'),
  'expert-opinion': {
    request: 'expert-opinion',
    fields: [opinion, ...rulingFields],
    body: (typed) => ({ opinion: typed.text('opinion'), ruling: rulingOf(typed) }),
  },
  'appoint-council': {
    request: 'council',
    fields: [{ name: 'members', kind: 'text', isNeeded: true, hint: 'hint.members' }, ...rulingFields],
    body: (typed) => ({
      members: linesOf(typed.text('members')).map(([person, unit, role]) => ({ person, unit, role })),
      ruling: rulingOf(typed),
    }),
  },
  'ask-opinion': {
    request: 'opinion-requests',
    fields: [
      { name: 'units', kind: 'text', isNeeded: true, hint: 'hint.units' },
      { name: 'dueOn', kind: 'day', isNeeded: true, hint: 'hint.day' },
      ...rulingFields,
    ],
    body: (typed) => ({
      units: linesOf(typed.text('units')).flat(),
      dueOn: typed.day('dueOn'),
      ruling: rulingOf(typed),
    }),
  },
  'give-opinion': {
    request: 'opinions',
    fields: [
      { name: 'verdict', kind: 'one', isNeeded: true, words: ['suitable', 'not-yet-suitable'] },
      opinion,
      ...rulingFields,
    ],
    body: (typed) => ({
      verdict: typed.text('verdict'),
      opinion: typed.text('opinion'),
      ruling: rulingOf(typed),
    }),
  },
  appraise: {
    request: 'appraisal',
    fields: [
      { name: 'verdict', kind: 'one', isNeeded: true, words: ['suitable', 'not-yet-suitable'] },
      level,
      { ...optionalReasons, hint: 'hint.appraisalReasons' },
      ...rulingFields,
    ],
    body: (typed) => ({
      verdict: typed.text('verdict'),
      level: levelOf(typed),
      reasons: typed.text('reasons'),
      ruling: rulingOf(typed),
    }),
  },
  'return-incomplete': ruledAndReasoned('appraisal', { verdict: 'incomplete' }),
  'approve-level': {
    request: 'level-approval',
    fields: [primeMinister, ...rulingFields],
    body: (typed) => ({
      decision: 'approve',
      primeMinisterDecision: typed.text('primeMinisterDecision'),
      ruling: rulingOf(typed),
    }),
  },
  'decline-level': ruledAndReasoned('level-approval', { decision: 'decline' }),
  'import-level': {
    request: 'level-approval',
    fields: [level, primeMinister, ...rulingFields],
    body: (typed) => ({
      decision: 'import',
      level: levelOf(typed),
      primeMinisterDecision: typed.text('primeMinisterDecision'),
      ruling: rulingOf(typed),
    }),
  },
  ...assessmentForms,
  'request-publication': {
    request: 'publication-request',
    fields: [{ name: 'supersedesPreviousOn', kind: 'day', hint: 'hint.supersedesPreviousOn' }],
    body: ({ day }) => ({ supersedesPreviousOn: day('supersedesPreviousOn') }),
  },
  'approve-publication': {
    ...ruled('publication-decision', { decision: 'approve' }),
    tellsApart: 'unanswered',
  },
  'refuse-publication': ruledAndReasoned('publication-decision', { decision: 'refuse' }),
  delist: { ...ruledAndReasoned('delisting'), isDanger: true },
  ...permitForms,

  revoke: { ...ruledAndReasoned('revocation'), isDanger: true },
  'grant-grace': {
    request: 'grace',
    fields: [{ name: 'lastDay', kind: 'day', isNeeded: true, hint: 'hint.day' }, reasons, ...rulingFields],
    body: (typed) => ({
      lastDay: typed.day('lastDay'),
      reasons: typed.text('reasons'),
      ruling: rulingOf(typed),
    }),
  },
  'erase-files': {
    request: 'file-erasure',
    fields: [
      reasons,
      ...rulingFields,
      { name: 'legalBasis', kind: 'line', at: 'ruling.legalBasis', isNeeded: true },
    ],
    body: (typed) => ({
      reasons: typed.text('reasons'),
      ruling: { ...rulingOf(typed), legalBasis: typed.text('legalBasis') },
    }),
    isDanger: true,
  },
};
