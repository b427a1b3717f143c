import type { DataDir } from './data-dir.ts';
import { keptSecret } from './keys.ts';
import type { Credentials } from './signed-request.ts';

/** The credentials of all functions of a run; the secret lasts as long as the data, in a file with mode 0600. */
export function bucketCredentials(dataDir: Pick<DataDir, 'file'>): Credentials {
  return { accessKeyId: 'embedded', secretAccessKey: keptSecret(dataDir, 'functions').toString('base64url') };
}
