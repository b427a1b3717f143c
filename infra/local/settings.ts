import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { LocalFault } from './local-fault.ts';

/** What a person may set for the embedded run. */
export interface Settings {
  readonly port: number;
  readonly dataFolder: string;
  /** The CDK output folder. */
  readonly assembly: string;
  readonly deliversTwice: boolean;
  readonly loadsRegister: boolean;
  /** Receivers of webhooks may stand on this machine: for tests. */
  readonly allowsLoopback: boolean;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const portShape = z.coerce.number().int().min(1).max(65535);

/** Reads the settings from an environment: `PORT` (3000), `CHOT_DATA` (.chot/data); a port that is none is refused. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = environment['PORT'] ?? '3000';
  const port = portShape.safeParse(given);
  if (!port.success) throw new LocalFault('portInvalid', { port: given });
  return {
    port: port.data,
    dataFolder: environment['CHOT_DATA'] ?? `${root}.chot/data`,
    assembly: environment['CHOT_ASSEMBLY'] ?? `${root}cdk.out`,
    deliversTwice: environment['CHOT_DELIVER_TWICE'] === '1',
    allowsLoopback: environment['CHOT_WEBHOOK_LOOPBACK'] === 'allowed',
    loadsRegister: environment['CHOT_REGISTER'] !== 'none',
  };
}
