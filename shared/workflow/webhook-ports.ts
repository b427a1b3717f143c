import type { Webhooks } from '../domain/webhook/webhooks.ts';
import type { Delivery, Health } from '../domain/webhook/delivery.ts';
import type { Clock, SideItem } from './ports.ts';

/** What is kept of endpoints and of what is sent to them. */
export interface WebhookShelf {
  webhooks(organisation: string): Promise<Webhooks | null>;
  delivery(endpoint: string, notice: string): Promise<Delivery | null>;
  health(endpoint: string): Promise<Health | null>;
  /** The secret as it was sealed; null where there is none. */
  sealed(endpoint: string, id: string): Promise<string | null>;
  /** Writes all of it or nothing, where the first is still at so many attempts; false where it is not. */
  write(attempts: number, items: readonly SideItem[]): Promise<boolean>;
}

/**
 * What became of one attempt: taken, or why not; `status` is that of the answer where there was one. What is `refused` is never
 * tried again in this form, what `failed` may be.
 */
export type Attempted =
  | { readonly kind: 'taken'; readonly status: number }
  | {
      readonly kind: 'failed';
      readonly reason: 'status' | 'timeout' | 'connection';
      readonly status: number | null;
    }
  | { readonly kind: 'refused'; readonly reason: 'address-not-public' | 'not-https' };

/** Everything that sending to endpoints needs. */
export interface WebhookPorts {
  readonly shelf: WebhookShelf;
  readonly unseal: (endpoint: string, sealed: string) => Promise<Uint8Array>;
  readonly send: (
    url: URL,
    message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  ) => Promise<Attempted>;
  readonly now: Clock;
  /** Where people see the pages: the source of every event. */
  readonly source: string;
  readonly synthetic: boolean;
}
