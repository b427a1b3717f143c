import { lastDayOf } from '../../../shared/domain/clock/deadline.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import type { SeenCard } from './cases-seen.ts';

/** How many months ahead an overview looks. */
const monthsAhead = 12;

/** The months from that of a day on, as `YYYY-MM`. */
const monthsFrom = (day: string): readonly string[] =>
  Array.from({ length: monthsAhead }, (_, n) => {
    const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n;
    return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
  });

const isValid = ({ permit }: SeenCard, now: string): boolean =>
  permit !== null && ['valid', 'suspended'].includes(permit.status) && now < permit.validUntil;

/** Cases that wait for somebody, by their status in the order of the workflow; those with nobody's turn are left out. */
const waiting = (cards: readonly SeenCard[]) =>
  statuses
    .map((status) => ({
      status,
      count: cards.filter((card) => card.status === status && card.turn !== null).length,
    }))
    .filter(({ count }) => count > 0);

/** Cases whose day is over while somebody has the turn, the longest first. */
const late = (cards: readonly SeenCard[], today: string): readonly SeenCard[] =>
  cards
    .filter(({ turn, dueOn }) => turn !== null && dueOn !== null && dueOn < today)
    .toSorted((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1));

/** Valid permits that run out in each of the next twelve months, by their last day in Viet Nam; months without any are left out. */
const runningOut = (cards: readonly SeenCard[], now: string) =>
  monthsFrom(vietnamDayOf(now))
    .map((month) => ({
      month,
      cards: cards.filter(
        (card) =>
          isValid(card, now) && card.permit !== null && lastDayOf(card.permit.validUntil).startsWith(month),
      ),
    }))
    .filter(({ cards: found }) => found.length > 0);

/** Cases that stay published with a permit that no longer holds. */
const lapsed = (cards: readonly SeenCard[], now: string): readonly SeenCard[] =>
  cards.filter((card) => card.status === 'published' && !isValid(card, now));

/** What an overview says of cases at an instant. */
export const counted = (cards: readonly SeenCard[], now: string) => ({
  waiting: waiting(cards),
  late: late(cards, vietnamDayOf(now)),
  runningOut: runningOut(cards, now),
  lapsed: lapsed(cards, now),
});
