import { lookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import type { RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { isOpenAddress } from '../domain/webhook/address.ts';
import type { Attempted } from '../workflow/webhook-ports.ts';

/** Resolves a name; `dns.lookup` unless a test says otherwise. */
export type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  answer: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

export interface Delivering {
  /** How long an attempt may take in all, in milliseconds, from the first byte to the last. */
  readonly patience: number;
  readonly resolve?: Resolve;
  /** Only in tests on one machine: HTTP, and receivers on the loopback interface. */
  readonly allowsLoopback?: boolean;
}

class NotPublic extends Error {}

const mayReach = (address: string, { allowsLoopback = false }: Delivering): boolean =>
  isOpenAddress(address) || (allowsLoopback && /^(?:127\.|::1$)/u.test(address));

/**
 * The connection itself asks for the address here, so that the one that is looked at is the one that is connected to: a name
 * that answers otherwise a moment later changes nothing. One closed address among several is enough to refuse.
 */
const pinned =
  (delivering: Delivering): NonNullable<RequestOptions['lookup']> =>
  (host, options, answer) => {
    const resolve = delivering.resolve ?? lookup;
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses;
      if (error !== null || first === undefined) answer(error ?? new Error('the name has no address'), [], 4);
      else if (!addresses.every(({ address }) => mayReach(address, delivering)))
        answer(new NotPublic(), [], 4);
      else if (options.all === true) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
  };

const closedDoor = (url: URL, delivering: Delivering): Attempted | null => {
  if (url.protocol !== 'https:' && delivering.allowsLoopback !== true)
    return { kind: 'refused', reason: 'not-https' };
  const literal = url.hostname.replace(/^\[|\]$/gu, '');
  return isIP(literal) !== 0 && !mayReach(literal, delivering)
    ? { kind: 'refused', reason: 'address-not-public' }
    : null;
};

const outcomeOf = (status: number): Attempted =>
  status >= 200 && status < 300 ? { kind: 'taken', status } : { kind: 'failed', reason: 'status', status };

/**
 * Makes one attempt: only to a public address, without following a redirect, and within its patience in all, however slowly the
 * receiver answers. The body of the answer is never read: its status is all that counts.
 */
export const deliver = (
  url: URL,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  delivering: Delivering,
): Promise<Attempted> => {
  const closed = closedDoor(url, delivering);
  if (closed !== null) return Promise.resolve(closed);
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? request : plainRequest;
    const given = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
    const attempt = send(url, { method: 'POST', headers: given, agent: false, lookup: pinned(delivering) });
    const timer = setTimeout(
      () => end({ kind: 'failed', reason: 'timeout', status: null }),
      delivering.patience,
    );
    const end = (outcome: Attempted): void => {
      clearTimeout(timer);
      resolve(outcome);
      attempt.destroy();
    };
    attempt
      .on('response', ({ statusCode = 0 }) => end(outcomeOf(statusCode)))
      .on('error', (error) =>
        end(
          error instanceof NotPublic
            ? { kind: 'refused', reason: 'address-not-public' }
            : { kind: 'failed', reason: 'connection', status: null },
        ),
      )
      .end(body);
  });
};
