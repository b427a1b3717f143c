import type { Addressee, Deadline, DeadlineKind, Escalation, Ladder } from '../clock/deadline.ts';
import { lastDayOf, workingDaysLater } from '../clock/deadline.ts';
import { nextMoment } from '../clock/due.ts';
import { receivedAt } from '../clock/step-clock.ts';
import { organisationOfUnit } from '../organisation/organisation.ts';
import { isRunning, lapsesAt } from '../permit.ts';
import type { Context } from '../rules.ts';
import { checklistOf, staleFrom } from './checklist.ts';
import { replyDueOn } from './clocks.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import { ownerOf, vendorOf } from './parties.ts';
import { asRenewed } from './tasks.ts';
import { transitionTasks } from './transition-tasks.ts';
import { turnOf } from './turn.ts';

const ministryOf = ({ bodies }: Context): Addressee => ({
  role: 'ministry',
  organisation: bodies.registerMinistry,
});

/** Who hears next when somebody lets a day pass (a choice of ours): the owner, then the ministry that runs the register, then the registrar. */
const aboveOf = (whose: Addressee, dossier: Dossier, context: Context): readonly Addressee[] => {
  const owner: Addressee = { role: 'owner', organisation: ownerOf(dossier, context) };
  const ministry = ministryOf(context);
  const above: Readonly<Partial<Record<Addressee['role'], readonly Addressee[]>>> = {
    vendor: [owner],
    appraiser: [owner, ministry],
    assessor: [owner, ministry],
    owner: [ministry],
    ministry: [{ role: 'registrar', organisation: context.bodies.registerMinistry }],
  };
  return above[whose.role] ?? [];
};

type Spoken = Pick<Deadline, 'kind' | 'items' | 'dueOn' | 'whose'>;

const escalationsOf = (whose: Addressee, dossier: Dossier, context: Context): Escalation[] => {
  const above = aboveOf(whose, dossier, context);
  return context.rules.clocks.escalations.flatMap((afterDays, step) => {
    const to = above[step];
    return to === undefined ? [] : [{ afterDays, to }];
  });
};

const steps = ({ rules }: Context): Ladder => ({ days: rules.clocks.reminders.step, unit: 'working-days' });

/** A duty of somebody: reminded of, noted when missed, told to who is above. */
const duty = (spoken: Spoken, dossier: Dossier, context: Context): Deadline => ({
  ...spoken,
  ladder: steps(context),
  end: 'missed',
  escalations: escalationsOf(spoken.whose, dossier, context),
});

const stepKinds: Readonly<Partial<Record<Dossier['status'], DeadlineKind>>> = {
  'awaiting-appraisal': 'appraisal',
  appraised: 'approval',
};

/** The statutory limit of the step at hand, and the vendor's right to appeal. */
const ofStep = (dossier: Dossier, context: Context): Deadline[] => {
  const { status, dueOn, appealed } = dossier;
  if (dueOn === null) return [];
  if (status === 'not-eligible') {
    const whose: Addressee = { role: 'vendor', organisation: vendorOf(dossier, context) };
    if (appealed) return [];
    return [
      { kind: 'appeal', items: [], dueOn, whose, ladder: steps(context), end: 'lapsed', escalations: [] },
    ];
  }
  const kind = stepKinds[status];
  const whose = turnOf(dossier, context);
  return kind === undefined || whose === null
    ? []
    : [duty({ kind, items: [], dueOn, whose }, dossier, context)];
};

/** The last day to say that the dossier is incomplete: after it nobody is late, but the appraisal runs on (R05). */
const ofReply = (dossier: Dossier, context: Context): Deadline[] => {
  const { status, clock } = dossier;
  const whose = turnOf(dossier, context);
  if (status !== 'awaiting-appraisal' || clock === null || whose === null) return [];
  const dueOn = replyDueOn(receivedAt(clock), context);
  const ladder: Ladder = { days: [1], unit: 'working-days' };
  return [{ kind: 'reply-incomplete', items: [], dueOn, whose, ladder, end: 'silent', escalations: [] }];
};

/** The opinions that the appraiser waits for: their day binds nobody above, for after it the appraisal goes on without them. */
const ofOpinions = (dossier: Dossier, context: Context): Deadline[] =>
  dossier.status !== 'awaiting-appraisal'
    ? []
    : Object.entries(dossier.opinions).flatMap(([unit, { dueOn, given }]): Deadline[] => {
        if (given !== null) return [];
        const whose: Addressee = { role: 'appraiser', organisation: organisationOfUnit(unit) };
        const spoken = { kind: 'opinion' as const, items: [unit], dueOn, whose };
        return [{ ...spoken, ladder: steps(context), end: 'missed', escalations: [] }];
      });

/** No day was kept of findings that were raised before days were. */
const noDay = '9999-12-31';

const ofFindings = (dossier: Dossier, context: Context): Deadline[] => {
  if (dossier.status !== 'assessing' && dossier.status !== 'remediating') return [];
  const open = Object.entries(dossier.findings).filter(
    ([, { status, dueOn }]) => status === 'open' && dueOn !== noDay,
  );
  const whose: Addressee = { role: 'vendor', organisation: vendorOf(dossier, context) };
  return [...Map.groupBy(open, ([, { dueOn }]) => dueOn)].map(([dueOn, group]) =>
    duty({ kind: 'finding', items: group.map(([id]) => id), dueOn, whose }, dossier, context),
  );
};

/** The answers that the assessor has still to look at: the law sets no day, so that we count our own, and nobody above hears of it. */
const ofRechecks = (dossier: Dossier, context: Context): Deadline[] => {
  const { assignment, status, findings } = dossier;
  if (assignment === null || (status !== 'assessing' && status !== 'remediating')) return [];
  const answered = Object.entries(findings).flatMap(([id, one]) =>
    one.status === 'answered' && one.answeredOn !== undefined ? [{ id, answeredOn: one.answeredOn }] : [],
  );
  const whose: Addressee = { role: 'assessor', organisation: assignment.organisation };
  const { recheckWithin } = context.rules.clocks.reminders;
  return [...Map.groupBy(answered, ({ answeredOn }) => answeredOn)].map(([day, group]) => ({
    kind: 'recheck',
    items: group.map(({ id }) => id),
    dueOn: workingDaysLater(day, recheckWithin),
    whose,
    ladder: steps(context),
    end: 'missed',
    escalations: [],
  }));
};

/** The evidence of a system that runs: what is repeated must be renewed by its day, one deadline a day (Decree 331/2026 Art. 28.5(a)). */
const ofEvidence = (dossier: Dossier, context: Context): Deadline[] => {
  const renewed = asRenewed(dossier);
  const days = checklistOf(dossier, context).flatMap((criterion) => {
    const dueOn = staleFrom(criterion, renewed);
    return dueOn === null ? [] : [{ id: criterion.id, dueOn }];
  });
  const whose: Addressee = { role: 'owner', organisation: ownerOf(dossier, context) };
  const ladder: Ladder = { days: context.rules.clocks.reminders.evidence, unit: 'calendar-days' };
  return [...Map.groupBy(days, ({ dueOn }) => dueOn)].map(([dueOn, group]) => ({
    ...duty({ kind: 'evidence', items: group.map(({ id }) => id), dueOn, whose }, dossier, context),
    ladder,
  }));
};

/** The days by which a newer law asks something of the case (Decree 331/2026 Art. 39.1): the owner answers for them. */
const ofTransition = (dossier: Dossier, context: Context): Deadline[] => {
  const whose: Addressee = { role: 'owner', organisation: ownerOf(dossier, context) };
  const days = context.rules.clocks.reminders.permit[levelOf(dossier)];
  const ladder: Ladder = { days, unit: 'calendar-days' };
  return transitionTasks(dossier, context).flatMap(({ dueOn }) =>
    dueOn === null
      ? []
      : [{ ...duty({ kind: 'transition', items: [], dueOn, whose }, dossier, context), ladder }],
  );
};

/** The last day of the permit, unless a newer release takes its place before; the lapse itself is an event of its own. */
const ofPermit = (dossier: Dossier, context: Context): Deadline[] => {
  const { permit } = dossier;
  if (permit === null || lapsesAt(permit) !== permit.validUntil) return [];
  const whose: Addressee = { role: 'owner', organisation: ownerOf(dossier, context) };
  const ladder: Ladder = {
    days: context.rules.clocks.reminders.permit[levelOf(dossier)],
    unit: 'calendar-days',
  };
  const dueOn = lastDayOf(permit.validUntil);
  return [{ kind: 'permit', items: [], dueOn, whose, ladder, end: 'silent', escalations: [] }];
};

/** Everything that will fall due on a case as it stands, the lapse of its permit apart. */
export const deadlinesOf = (dossier: Dossier, context: Context): Deadline[] => [
  ...ofReply(dossier, context),
  ...ofStep(dossier, context),
  ...ofOpinions(dossier, context),
  ...ofFindings(dossier, context),
  ...ofRechecks(dossier, context),
  ...ofTransition(dossier, context),
  ...(isRunning(dossier.permit, context.now)
    ? [...ofEvidence(dossier, context), ...ofPermit(dossier, context)]
    : []),
];

/** The next instant (ISO 8601 UTC) at which time does something to a case that was not told; null while it waits for nothing. */
export const nextDue = (dossier: Dossier, context: Context): string | null => {
  const lapse = dossier.permit && lapsesAt(dossier.permit);
  const told = nextMoment(deadlinesOf(dossier, context), dossier.toldUntil);
  return [lapse, told].filter((at) => at !== null).toSorted()[0] ?? null;
};
