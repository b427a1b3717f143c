import type { ApiClient, ApiReceipt, ApiWish } from './client.ts';
import type { Ledger } from './ledger.ts';

/** Sends the commands of a demonstration and writes every answer down. */
export class Desk {
  readonly client: ApiClient;
  readonly ledger: Ledger;
  /** Today in Viet Nam: the date on every invented document. */
  readonly day: string;

  constructor(client: ApiClient, ledger: Ledger, day: string) {
    this.client = client;
    this.ledger = ledger;
    this.day = day;
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
