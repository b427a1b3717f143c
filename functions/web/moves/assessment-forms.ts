import type { DossierMove } from '../../../shared/domain/moves.ts';
import type { Field, Typed } from '../forms/field.ts';
import type { MoveForm } from './move-fields.ts';
import { linesOf, paperFields, paperOf, reasons, rulingFields, rulingOf } from './move-fields.ts';

const assignmentFields: readonly Field[] = [
  { name: 'unit', kind: 'pick', isNeeded: true, source: 'assessing-units' },
  {
    name: 'qualification',
    dependsOnCase: true,
    kind: 'pick',
    words: ['licensed', 'state-service', 'designated'],
    hint: 'hint.qualification',
  },
  { name: 'qualificationNumber', dependsOnCase: true, kind: 'line', at: 'qualification.number' },
];

const assignmentOf = ({ text }: Typed) => {
  const [unit = '', kind] = [text('unit'), text('qualification')];
  return {
    organisation: unit.slice(0, Math.max(unit.lastIndexOf('/'), 0)),
    unit,
    ...(kind !== undefined && { qualification: { kind, number: text('qualificationNumber') ?? '' } }),
  };
};

const assignment: MoveForm = { request: 'assignment', fields: assignmentFields, body: assignmentOf };

const acceptanceReportOf = ({ text, day }: Typed) => {
  const number = text('acceptanceNumber');
  return number === undefined ? undefined : { number, date: day('acceptanceDate') ?? '' };
};

/** A conclusion in one of its three verdicts; what belongs to another verdict is left out. */
const conclusionOf = (typed: Typed) => {
  const { text, day } = typed;
  const verdict = text('verdict');
  const common = { verdict, reasons: text('reasons'), ruling: rulingOf(typed) };
  if (verdict === 'conditional') return { ...common, deployBy: day('deployBy') };
  const planFullyImplemented = text('planFullyImplemented') === 'yes';
  return verdict === 'eligible'
    ? { ...common, planFullyImplemented, acceptanceReport: acceptanceReportOf(typed) }
    : { ...common, planFullyImplemented };
};

/** The forms of the assessor, and of who answers an assessor. */
export const assessmentForms: Readonly<Partial<Record<DossierMove, MoveForm>>> = {
  assign: assignment,
  reassign: assignment,
  'accept-not-applicable': {
    request: 'results',
    fields: [
      {
        name: 'criteria',
        kind: 'several',
        at: 'acceptNotApplicable',
        isNeeded: true,
        source: 'not-applicable',
      },
    ],
    body: ({ several }) => ({ acceptNotApplicable: several('criteria') }),
  },
  'take-over-results': {
    request: 'result-takeovers',
    fields: [{ name: 'criteria', kind: 'several', isNeeded: true, source: 'former' }],
    body: ({ several }) => ({ criteria: several('criteria') }),
  },
  'raise-finding': {
    request: 'findings',
    fields: [
      { name: 'criterion', kind: 'pick', isNeeded: true, source: 'criteria' },
      { name: 'severity', kind: 'one', isNeeded: true, words: ['critical', 'major', 'minor'] },
      { name: 'dueOn', kind: 'day', isNeeded: true, hint: 'hint.day' },
      { name: 'text', kind: 'text', isNeeded: true },
    ],
    body: ({ text, day }) => ({
      criterion: text('criterion'),
      severity: text('severity'),
      dueOn: day('dueOn'),
      text: text('text'),
    }),
  },
  'answer-finding': {
    request: 'finding-answers',
    fields: [
      { name: 'finding', kind: 'pick', isNeeded: true, source: 'open-findings' },
      { name: 'answer', kind: 'text', isNeeded: true },
      { name: 'plan', dependsOnCase: true, kind: 'text', hint: 'hint.plan' },
    ],
    body: ({ text }) => {
      const plan = linesOf(text('plan')).map(([action, doneBy]) => ({ action, doneBy }));
      return { finding: text('finding'), answer: text('answer'), ...(plan.length > 0 && { plan }) };
    },
  },
  'recheck-finding': {
    request: 'finding-rechecks',
    fields: [
      { name: 'finding', kind: 'pick', isNeeded: true, source: 'answered-findings' },
      { name: 'verdict', kind: 'one', isNeeded: true, words: ['accepted', 'rejected'] },
      reasons,
    ],
    body: ({ text }) => ({ finding: text('finding'), verdict: text('verdict'), reasons: text('reasons') }),
  },
  conclude: {
    request: 'conclusion',
    fields: [
      { name: 'verdict', kind: 'one', isNeeded: true, words: ['eligible', 'not-eligible', 'conditional'] },
      {
        name: 'planFullyImplemented',
        dependsOnCase: true,
        kind: 'one',
        words: ['yes', 'no'],
        hint: 'hint.planFullyImplemented',
      },
      {
        name: 'acceptanceNumber',
        dependsOnCase: true,
        kind: 'line',
        at: 'acceptanceReport.number',
        hint: 'hint.acceptanceNumber',
      },
      {
        name: 'acceptanceDate',
        dependsOnCase: true,
        kind: 'day',
        at: 'acceptanceReport.date',
        hint: 'hint.day',
      },
      { name: 'deployBy', dependsOnCase: true, kind: 'day', hint: 'hint.deployBy' },
      reasons,
      ...rulingFields,
    ],
    body: conclusionOf,
  },
  'confirm-change': {
    request: 'change-confirmation',
    fields: [
      {
        name: 'verdict',
        kind: 'one',
        isNeeded: true,
        words: ['routine', 'not-routine'],
        hint: 'hint.confirmChange',
      },
      reasons,
      ...rulingFields,
    ],
    body: (typed) => ({
      verdict: typed.text('verdict'),
      reasons: typed.text('reasons'),
      ruling: rulingOf(typed),
    }),
  },
  'complete-task': {
    request: 'task-completions',
    fields: [{ name: 'criterion', kind: 'pick', isNeeded: true, source: 'criteria' }, ...paperFields],
    body: (typed) => ({ criteria: [typed.text('criterion')], evidence: paperOf(typed) }),
  },
};
