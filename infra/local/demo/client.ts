import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { mintToken } from '../token.ts';

/** Where a run answers, and the folder whose key signs its tokens. */
export interface Destination {
  readonly baseUrl: string;
  readonly dataFolder: string;
}

/** A wish sent over HTTP; `key` makes a repeated request the same command, `version` goes into `If-Match`. */
export interface ApiWish {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  readonly version?: number | undefined;
}

const receiptShape = z.object({
  commandId: z.string(),
  type: z.string(),
  aggregate: z.object({ kind: z.enum(['dossier', 'platform', 'organisation']), id: z.string() }),
  status: z.enum(['pending', 'applied', 'refused', 'failed']),
  version: z.number().nullable(),
  events: z.array(z.string()),
  refusal: z.object({ code: z.string() }).nullable(),
});
/** What a run answers of a command. */
export type ApiReceipt = z.infer<typeof receiptShape>;

/** Speaks to a run over HTTP as any account of the embedded issuer. */
export class ApiClient {
  readonly #destination: Destination;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(destination: Destination) {
    this.#destination = destination;
  }

  /** Sends a command and waits until it is settled; an answer that is no command (4xx at the door, 5xx) is thrown. */
  async command(account: string, { method, path, body, key, version }: ApiWish): Promise<ApiReceipt> {
    const headers = {
      'content-type': 'application/json',
      prefer: 'wait=10',
      'idempotency-key': key,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    const response = await this.#send(account, path, { method, headers, body: JSON.stringify(body) });
    if (response.status === 200) return receiptShape.parse(await response.json());
    const location = response.headers.get('location');
    if (location === null) throw await faultOf(response, `${method} ${path}`, account);
    await response.arrayBuffer();
    return this.#settled(account, location);
  }

  /** Reads as an account, or as anybody where none is named; any answer but 200 is thrown. */
  async read<T>(path: string, shape: z.ZodType<T>, account?: string): Promise<T> {
    const response = await this.#send(account, path, {});
    if (response.status !== 200) throw await faultOf(response, `GET ${path}`, account);
    return shape.parse(await response.json());
  }

  /** Asks with a body for an answer that is no command, as an account or as anybody; any answer but 2xx is thrown. */
  async ask<T>(
    account: string | undefined,
    path: string,
    { body, shape }: { body: unknown; shape: z.ZodType<T> },
  ): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const response = await this.#send(account, path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw await faultOf(response, `POST ${path}`, account);
    return shape.parse(await response.json());
  }

  async #settled(account: string, location: string): Promise<ApiReceipt> {
    for (;;) {
      const receipt = await this.read(location, receiptShape, account);
      if (receipt.status !== 'pending') return receipt;
      await pause(200);
    }
  }

  async #send(account: string | undefined, path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (account !== undefined) headers.set('authorization', `Bearer ${await this.#token(account)}`);
    return fetch(`${this.#destination.baseUrl}${path}`, { ...init, headers });
  }

  #token(account: string): Promise<string> {
    const { baseUrl, dataFolder } = this.#destination;
    const wish = { dataDir: dataFolder, port: Number(new URL(baseUrl).port), account };
    const token = this.#tokens.get(account) ?? mintToken(wish);
    this.#tokens.set(account, token);
    return token;
  }
}

async function faultOf(response: Response, request: string, account = 'nobody'): Promise<Error> {
  return new Error(`${request} as ${account}: ${response.status} ${await response.text()}`);
}
