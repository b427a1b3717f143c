import type { DecisionRecord, LogMessage } from '../contracts/gate-log.ts';
import { packed } from './packed-decisions.ts';

/** A trial without real data that was allowed is a registration, as is one that was registered: the year counts from the first. */
const isTrial = ({ question, answer }: DecisionRecord): boolean =>
  question.purpose === 'trial' && question.asOf === undefined && answer.decision === 'allow';

/** The message that has answers of one instance kept, in the order in which it gave them; there is at least one. */
export const decisionsMessage = (
  decisions: readonly [DecisionRecord, ...DecisionRecord[]],
  isFirst: boolean,
): Extract<LogMessage, { kind: 'decisions' }> => {
  const [{ instance, sequence: first, decidedAt: since }] = decisions;
  return {
    kind: 'decisions',
    isFirst,
    instance,
    first,
    last: decisions.at(-1)?.sequence ?? first,
    since,
    decisions: packed(decisions),
    trials: decisions.filter(isTrial),
  };
};
