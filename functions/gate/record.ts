import type { DecisionRecord } from '../../shared/contracts/gate.ts';

/** Only a trial is a registration: an allowed one must be kept at once; every other answer is kept by its log line. */
export const mustBeKept = ({ question, decision }: DecisionRecord): boolean =>
  question.purpose === 'trial' && question.data === 'synthetic' && decision === 'allow';
