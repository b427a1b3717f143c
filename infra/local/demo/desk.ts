import type { ApiClient, ApiReceipt, ApiWish } from './client.ts';
import type { Ledger } from './ledger.ts';

/** Sends the commands of a demonstration and writes every answer down. */
export class Desk {
  readonly client: ApiClient;
  readonly ledger: Ledger;
  /** Today in Viet Nam: the date on every invented document of today. */
  readonly day: string;
  /** The day on which the demonstration began: the date on every document about a system that has not changed since. */
  readonly begunOn: string;

  constructor(client: ApiClient, ledger: Ledger, { day, begunOn }: Pick<Desk, 'day' | 'begunOn'>) {
    this.client = client;
    this.ledger = ledger;
    this.day = day;
    this.begunOn = begunOn;
  }

  /** The same desk on a later day. */
  on(day: string): Desk {
    return new Desk(this.client, this.ledger, { day, begunOn: this.begunOn });
  }

  /** The key of a command: what was sent on one day is never taken for what is sent on another. */
  keyFor(...parts: readonly (string | number)[]): string {
    return [...(this.day === this.begunOn ? [] : [this.day]), ...parts].join('/');
  }

  /** Sends a command that must be applied. */
  async send(account: string, wish: ApiWish): Promise<ApiReceipt> {
    return this.#answered(account, wish, 'applied');
  }

  /** Sends a command that must be refused with this code. */
  async sendInVain(account: string, wish: ApiWish, code: string): Promise<ApiReceipt> {
    return this.#answered(account, wish, code);
  }

  async #answered(account: string, wish: ApiWish, expected: string): Promise<ApiReceipt> {
    const receipt = await this.client.command(account, wish);
    this.ledger.note(receipt);
    const outcome = receipt.refusal?.code ?? receipt.status;
    if (outcome === expected) return receipt;
    throw new Error(`${wish.method} ${wish.path} as ${account}: ${outcome} instead of ${expected}`);
  }
}
