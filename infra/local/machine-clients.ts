import { createHmac, randomBytes } from 'node:crypto';
import type { AdapterPayload } from 'oidc-provider';
import { findAccount } from './accounts.ts';
import type { Account } from './accounts.ts';
import { readOrMake } from './data-dir.ts';
import type { DataDir } from './data-dir.ts';
import { SessionStore } from './session-store.ts';
import type { KeptSessions } from './session-store.ts';

type Folder = Pick<DataDir, 'file'>;

/** The account of a machine: `deployer` or `deployer.<ORGANISATION>`; undefined for a person and for nobody. */
export function findMachine(clientId: string): Account | undefined {
  const account = findAccount(clientId);
  return account?.roles === 'deployer' ? account : undefined;
}

/** The secret of a machine's client: another one for each client and each data folder, so that only one need be kept. */
export function machineSecret(folder: Folder, clientId: string): string {
  return createHmac('sha256', keptSecret(folder)).update(clientId).digest('base64url');
}

/** The secret that all others come from, made at first start in a file with mode 0600. */
export function keptSecret(folder: Folder): string {
  return readOrMake(folder.file('clients.secret'), () => randomBytes(32).toString('base64url'));
}

/** The clients of machines, one for each account of a deployer; nothing of them is stored. */
export class MachineClients extends SessionStore {
  readonly #folder: Folder;

  constructor(folder: Folder, kept: KeptSessions) {
    super('Client', kept);
    this.#folder = folder;
  }

  override find(clientId: string): Promise<AdapterPayload | undefined> {
    if (findMachine(clientId) === undefined) return Promise.resolve(undefined);
    return Promise.resolve({
      client_id: clientId,
      client_secret: machineSecret(this.#folder, clientId),
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    });
  }
}
