import type { Organisation } from './organisation.ts';

/** Whether a body publishes its own platforms: a ministry or a body of that rank does (a choice of ours; design section 1). */
export const publishesItself = ({ details: { kind } }: Pick<Organisation, 'details'>): boolean =>
  kind === 'ministry' || kind === 'ministry-level' || kind === 'government-agency';
