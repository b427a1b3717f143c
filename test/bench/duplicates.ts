import { likenessAmong } from '../../shared/domain/likeness/likeness.ts';
import { namesThatTellNothing } from '../../shared/register/places.ts';
import { alike, asKnown, planted } from './planted.ts';

/** How well near-duplicates of one kind are found: of those planted, and of those named. */
export interface DuplicateFigures {
  readonly kind: string;
  readonly planted: number;
  readonly recall: number;
  readonly precision: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

const isRight = (of: string, found: string): boolean =>
  of === found || alike.some((group) => group.includes(of) && group.includes(found));

/** Plants near-duplicates beside the real platforms and counts what is found for each. */
export function measureDuplicates(): readonly DuplicateFigures[] {
  const find = likenessAmong(asKnown(), namesThatTellNothing());
  const all = planted().map((one) => ({ ...one, found: find(one.as).map(({ platformId }) => platformId) }));
  return [...new Set(all.map(({ kind }) => kind))].map((kind) => {
    const ofKind = all.filter((one) => one.kind === kind);
    const named = ofKind.flatMap(({ of, found }) => found.map((id) => isRight(of, id)));
    return {
      kind,
      planted: ofKind.length,
      recall: share(ofKind.filter(({ of, found }) => found.includes(of)).length, ofKind.length),
      precision: share(named.filter(Boolean).length, named.length),
    };
  });
}
