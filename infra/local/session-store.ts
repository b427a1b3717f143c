import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/** What is kept, by the kind and id of the thing. */
export type KeptSessions = Map<string, Kept>;

/** What the issuer remembers of sign-ins that are under way; it is lost with the process, tokens are not. */
export class SessionStore implements Adapter {
  readonly #name: string;
  readonly #kept: KeptSessions;

  constructor(name: string, kept: KeptSessions) {
    this.#name = name;
    this.#kept = kept;
  }

  upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<undefined> {
    const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
    this.#kept.set(this.#key(id), { payload, expiresAt });
    for (const [key, kept] of this.#kept) if (kept.expiresAt < Date.now()) this.#kept.delete(key);
    return Promise.resolve(undefined);
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#current(this.#kept.get(this.#key(id))));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#first((payload) => payload.uid === uid));
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#first((payload) => payload.userCode === userCode));
  }

  async consume(id: string): Promise<undefined> {
    const payload = await this.find(id);
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    return undefined;
  }

  destroy(id: string): Promise<undefined> {
    this.#kept.delete(this.#key(id));
    return Promise.resolve(undefined);
  }

  revokeByGrantId(grantId: string): Promise<undefined> {
    for (const [key, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(key);
    return Promise.resolve(undefined);
  }

  #key(id: string): string {
    return `${this.#name}:${id}`;
  }

  #current(kept: Kept | undefined): AdapterPayload | undefined {
    return kept !== undefined && kept.expiresAt >= Date.now() ? kept.payload : undefined;
  }

  #first(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const ofThisName = [...this.#kept].filter(([key]) => key.startsWith(`${this.#name}:`));
    return ofThisName
      .map(([, kept]) => this.#current(kept))
      .find((payload) => payload !== undefined && fits(payload));
  }
}
