import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askForAccount } from './account-route.ts';
import { aliases, findAccount } from './accounts.ts';
import { issuerKey, signToken } from './issuer.ts';
import { findMachine, machineSecret } from './machine-clients.ts';
import { LocalFault } from './local-fault.ts';
import { readSettings } from './settings.ts';

/** For whom a token is wanted: a run is known by its data folder and port, an account by its alias or name. */
export interface TokenWish {
  readonly dataDir: string;
  readonly port: number;
  readonly account: string;
}

/** A bearer token, good for 8 hours, also for a person that the running system has appointed; an unknown account, and a folder that never ran, are refused. */
export async function mintToken({ dataDir, port, account: name }: TokenWish): Promise<string> {
  const account = findAccount(name) ?? (await askForAccount(port, name));
  if (account === undefined) {
    throw new LocalFault('unknownAccount', { account: name, aliases: [...aliases.keys()].join(', ') });
  }
  return signToken(issuerKey(startedFolder(dataDir)), port, account);
}

/** The client of a machine, as its two lines for a client credentials grant; an account of no machine is refused. */
export function machineClient(dataDir: string, clientId: string): string {
  if (findMachine(clientId) === undefined) throw new LocalFault('unknownClient', { client: clientId });
  const secret = machineSecret(startedFolder(dataDir), clientId);
  return `client_id=${clientId}\nclient_secret=${secret}`;
}

function startedFolder(dataDir: string): { file(part: string): string } {
  const file = (part: string) => join(dataDir, part);
  if (!existsSync(file('issuer.key.json'))) throw new LocalFault('neverStarted', { path: dataDir });
  return { file };
}

/** Prints a token for the account named on the command line, or with `--client` a machine's client; answers the exit code (2 for one that does not exist). */
export async function main(args: readonly string[]): Promise<number> {
  const [account, client] = args;
  if (account === undefined || account === '--help') {
    const usage = new LocalFault('tokenUsage').message;
    console.log(
      `${usage}\n${[...aliases].map(([alias, name]) => `  ${alias.padEnd(14)} ${name}`).join('\n')}`,
    );
    return account === undefined ? 2 : 0;
  }
  try {
    const { dataFolder, port } = readSettings(process.env);
    const isForClient = account === '--client';
    console.log(
      isForClient
        ? machineClient(dataFolder, client ?? 'deployer')
        : await mintToken({ dataDir: dataFolder, port, account }),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof LocalFault)) throw error;
    console.error(error.message);
    return error.code.startsWith('unknown') ? 2 : 1;
  }
}
