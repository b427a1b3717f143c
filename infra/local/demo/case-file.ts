import * as z from 'zod';
import type { ApiReceipt } from './client.ts';
import type { Desk } from './desk.ts';
import type { Plan } from './plan.ts';
import { documentName, syntheticText } from './texts.ts';

const auditor = 'auditor.KTNN';
const turnShape = z.object({
  turn: z.object({ role: z.string(), organisation: z.string() }).nullable(),
});

/** The document of a ruling that nobody ever signed. */
export interface InventedRuling {
  readonly documentNumber: string;
  readonly documentDate: string;
}

interface Attempt {
  readonly body: object;
  readonly code: string;
}

/** One dossier on its road, as the people of its plan move it. */
export class CaseFile {
  readonly plan: Plan;
  readonly #desk: Desk;
  readonly #id: string;
  #version: number;
  #step = 0;

  /** Takes up the case that a command has opened. */
  constructor(desk: Desk, plan: Plan, { aggregate, version }: ApiReceipt) {
    this.#desk = desk;
    this.plan = plan;
    this.#id = aggregate.id;
    this.#version = version ?? 0;
  }

  get vendor(): string {
    return `vendor.${this.plan.vendor}`;
  }

  get owner(): string {
    return `owner.${this.plan.owner}`;
  }

  get assessor(): string {
    return `assessor.${this.plan.assessor}`;
  }

  /** Today in Viet Nam. */
  get today(): string {
    return this.#desk.day;
  }

  /** The day from which everything said of the system is. */
  get begunOn(): string {
    return this.#desk.begunOn;
  }

  /** Makes a move that must be applied. */
  async move(account: string, move: string, body: object): Promise<ApiReceipt> {
    return this.#noted(await this.#desk.send(account, this.#wish(move, body)));
  }

  /** Makes a move that is decided on the case as it stands, and must be applied. */
  async decide(account: string, move: string, body: object): Promise<ApiReceipt> {
    const wish = { ...this.#wish(move, body), version: this.#version };
    return this.#noted(await this.#desk.send(account, wish));
  }

  /** Makes such a move too early: it must be refused with this code, and changes nothing. */
  async decideInVain(account: string, move: string, { body, code }: Attempt): Promise<void> {
    const wish = { ...this.#wish(move, body), version: this.#version };
    await this.#desk.sendInVain(account, wish, code);
  }

  /** The account whose turn the running system says it is; a case that waits for nobody is thrown. */
  async turn(): Promise<string> {
    const { turn } = await this.read(turnShape);
    if (turn === null) throw new Error(`${this.plan.platform.id}: it is nobody's turn`);
    return `${turn.role}.${turn.organisation}`;
  }

  /** The case as an auditor sees it. */
  read<T>(shape: z.ZodType<T>): Promise<T> {
    return this.#desk.client.read(`/dossiers/${this.#id}`, shape, auditor);
  }

  /** Why this platform is another one than each that the register holds beside it; invented, and says so. */
  async differs(account: string): Promise<readonly { platformId: string; reason: string }[]> {
    const shape = z.object({ items: z.array(z.object({ platformId: z.string() })) });
    const path = `/dossiers/${this.#id}/duplicate-candidates`;
    const { items } = await this.#desk.client.read(path, shape, account);
    return items.map(({ platformId }) => ({ platformId, reason: syntheticText('difference') }));
  }

  /** The ids of the criteria of its list that are due by then. */
  async criteria(): Promise<Readonly<Record<'conclusion' | 'publication', readonly string[]>>> {
    const shape = z.object({ items: z.array(z.object({ id: z.string(), due: z.string() })) });
    const { items } = await this.#desk.client.read(`/dossiers/${this.#id}/criteria`, shape, this.assessor);
    const dueBy = (when: string) => items.filter(({ due }) => due === when).map(({ id }) => id);
    return { conclusion: dueBy('before-conclusion'), publication: dueBy('before-publication') };
  }

  /** A document that does not exist, and says so in its number. */
  ruling(): InventedRuling {
    const values = { number: this.#step + 1, id: this.plan.platform.id };
    return { documentNumber: documentName('document', values), documentDate: this.#desk.day };
  }

  #wish(move: string, body: object) {
    this.#step += 1;
    const path = `/dossiers/${this.#id}/${move}`;
    const method = move === 'content' ? ('PUT' as const) : ('POST' as const);
    return { method, path, body, key: this.#desk.keyFor(this.plan.platform.id, this.#step, move) };
  }

  #noted(receipt: ApiReceipt): ApiReceipt {
    this.#version = receipt.version ?? this.#version;
    return receipt;
  }
}
