import * as z from 'zod';
import { addDays, daysBetween } from '../../../../shared/domain/working-days.ts';
import type { Desk } from '../desk.ts';
import type { Enrolled } from '../enrolment.ts';
import { inFlight } from '../in-flight.ts';
import { syntheticText, documentName } from '../texts.ts';
import type { WorkLeft } from '../work-left.ts';
import { isForgotten, turnsOf } from './fates.ts';
import type { Turn } from './fates.ts';
import { holdersOf } from './holders.ts';
import type { Holder } from './holders.ts';
import { sendReports } from './reports.ts';
import { isForRenewal, renew, renewEvidence } from './upkeep.ts';

/** Two years but two days: a permit of two years is renewed in them, and none lapses on the last day. */
export const fortnights = 52;
const daysEach = 14;
const secondsOfDay = 86_400;

/** What was done in the years, as it was answered. */
export interface Passed {
  readonly from: string;
  readonly to: string;
  readonly renewals: number;
  readonly evidenceRenewed: number;
  readonly turns: Readonly<Record<Turn, number>>;
}

export interface Years {
  readonly desk: Desk;
  readonly enrolled: readonly Enrolled[];
  readonly workLeft: WorkLeft;
  readonly passed: () => void;
}

async function rule(desk: Desk, { enrolled, dossier, publisher }: Holder, turn: Turn): Promise<void> {
  const { id } = enrolled.plan.platform;
  const ruling = {
    documentNumber: documentName('document', { number: turn, id }),
    documentDate: desk.day,
  };
  await desk.send(`ministry.${publisher}`, {
    method: 'POST',
    path: `/dossiers/${dossier}/${turn}`,
    body: { ruling, reasons: syntheticText(turn) },
    key: desk.keyFor(id, turn),
  });
}

const noTurns: Readonly<Record<Turn, number>> = {
  suspension: 0,
  reinstatement: 0,
  revocation: 0,
  delisting: 0,
};

/** What people do in one fortnight for one platform. */
async function lookAfter(desk: Desk, holder: Holder, fortnight: number) {
  const { id } = holder.enrolled.plan.platform;
  const turns = turnsOf(id, fortnight);
  for (const turn of turns) await rule(desk, holder, turn);
  const isRenewed = isForRenewal(holder, desk.day) && !isForgotten(id);
  if (isRenewed) await renew(desk, holder);
  const isUpkept = !isRenewed && (holder.status === 'valid' || holder.status === 'suspended');
  const evidence = isUpkept ? await renewEvidence(desk, holder) : 0;
  return { turns, isRenewed, evidence };
}

/**
 * Time passes until the end of a fortnight, with a stop on each day from which on an owner may send a yearly report: on each the owners
 * send what they may, then the schedules run on the next. Answers the desk of the last day.
 */
async function passUntil(end: string, from: Desk, { desk, enrolled, workLeft }: Years): Promise<Desk> {
  let today = from;
  while (today.day < end) {
    const sendableFrom = (await sendReports(today, enrolled)) ?? end;
    today = desk.on(sendableFrom < end ? sendableFrom : end);
    await shift(desk, daysBetween(desk.day, today.day));
    await workLeft.untilDone();
  }
  return today;
}

/**
 * Two years pass, a fortnight at a time: the schedules run, then everybody does what is theirs. Permits of platforms that exist are
 * renewed in time; what befalls a permit befalls only platforms that do not.
 */
export async function passYears(years: Years): Promise<Passed> {
  const { desk, enrolled, workLeft, passed } = years;
  let sum: Passed = {
    from: desk.day,
    to: desk.day,
    renewals: 0,
    evidenceRenewed: 0,
    turns: noTurns,
  };
  let today = desk;
  for (let fortnight = 1; fortnight <= fortnights; fortnight += 1) {
    const later = await passUntil(addDays(desk.day, fortnight * daysEach), today, years);
    const holders = await holdersOf(desk.client, enrolled);
    const done = await inFlight(holders, (holder) => lookAfter(later, holder, fortnight));
    await workLeft.untilDone();
    sum = {
      ...sum,
      to: later.day,
      renewals: sum.renewals + done.filter(({ isRenewed }) => isRenewed).length,
      evidenceRenewed: done.reduce((count, { evidence }) => count + evidence, sum.evidenceRenewed),
      turns: countedIn(
        sum.turns,
        done.flatMap(({ turns }) => turns),
      ),
    };
    passed();
    today = later;
  }
  await sendReports(today, enrolled);
  return sum;
}

const countedIn = (counts: Passed['turns'], turns: readonly Turn[]): Passed['turns'] =>
  turns.reduce((sum, turn) => ({ ...sum, [turn]: sum[turn] + 1 }), counts);

/** Moves the simulated clock so many days from now; the schedules have run when it answers. */
async function shift({ client }: Desk, days: number): Promise<void> {
  const body = { offsetSeconds: days * secondsOfDay };
  await client.ask(undefined, '/embedded/clock', { body, shape: z.unknown() });
}
