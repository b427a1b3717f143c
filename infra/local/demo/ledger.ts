import type { Stage } from '../../../shared/domain/moves.ts';
import { dossierMoves, permitMoves } from '../../../shared/domain/moves.ts';
import type { ApiReceipt } from './client.ts';

/** Where a command belongs: a stage of the road, or the register of platforms. */
export type Place = 'registry' | Stage;

const stages: ReadonlyMap<string, Stage> = new Map(
  [...dossierMoves, ...permitMoves].map(({ move, stage }) => [move, stage]),
);

/** Every command of a demonstration, as the running system answered it. */
export class Ledger {
  readonly #receipts: ApiReceipt[] = [];

  note(receipt: ApiReceipt): void {
    this.#receipts.push(receipt);
  }

  /** How many commands were answered; with a place, those of it alone. */
  commands(place?: Place): number {
    return this.#receipts.filter((receipt) => place === undefined || placeOf(receipt) === place).length;
  }

  /** How many commands were refused, by their code. */
  refusals(place?: Place): ReadonlyMap<string, number> {
    const codes = this.#receipts
      .filter((receipt) => place === undefined || placeOf(receipt) === place)
      .flatMap(({ refusal }) => refusal?.code ?? []);
    return new Map([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]));
  }

  /** How many cases, or platforms of the register, came to a place. */
  cases(place: Place): number {
    return distinct(this.#receipts.filter((receipt) => placeOf(receipt) === place));
  }

  /** How many cases something happened to. */
  casesWith(event: string): number {
    return distinct(this.#receipts.filter(({ events }) => events.includes(event)));
  }
}

function distinct(receipts: readonly ApiReceipt[]): number {
  return new Set(receipts.map(({ aggregate }) => aggregate.id)).size;
}

/** What an owner does as a body belongs to no place: its yearly report is about all platforms at once. */
function placeOf({ type, aggregate }: ApiReceipt): Place | null {
  if (aggregate.kind === 'organisation') return null;
  return aggregate.kind === 'platform' ? 'registry' : (stages.get(type) ?? 'submission');
}
