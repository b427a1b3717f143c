import { standInOwner } from '../../../../shared/register/demo-owners.ts';

/** A ruling of the publishing body on a permit, or on the listing. */
export type Turn = 'suspension' | 'reinstatement' | 'revocation' | 'delisting';

/** What happens to a platform after so many fortnights. */
interface Fate {
  readonly after: number;
  readonly turn: Turn;
}

/** What happens in two years only to platforms that do not exist. */
const fates: Readonly<Record<string, readonly Fate[]>> = {
  'FIC-006': [
    { after: 18, turn: 'suspension' },
    { after: 20, turn: 'reinstatement' },
  ],
  'FIC-009': [{ after: 32, turn: 'revocation' }],
  'FIC-015': [{ after: 40, turn: 'suspension' }],
  'FIC-017': [{ after: 22, turn: 'delisting' }],
};

/** Platforms that do not exist, and whose vendors forget to renew. */
const forgotten: ReadonlySet<string> = new Set(['FIC-002', 'FIC-014']);

/** The rulings on a platform in that fortnight. */
export const turnsOf = (id: string, fortnight: number): readonly Turn[] =>
  (fates[id] ?? []).filter(({ after }) => after === fortnight).map(({ turn }) => turn);

/** True for a platform that is taken off the list in these years. */
export const isDelisted = (id: string): boolean => (fates[id] ?? []).some(({ turn }) => turn === 'delisting');

/** True for a platform whose permit nobody renews. */
export const isForgotten = (id: string): boolean => forgotten.has(id);

/** True for a platform to which something happens. */
export const hasFate = (id: string): boolean => forgotten.has(id) || Object.hasOwn(fates, id);

/** True for a body that forgets the first yearly report that it owes: one that does not exist. */
export const forgetsFirstReport = (owner: string): boolean => owner === standInOwner;
