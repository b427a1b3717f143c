import type { FileKeys } from '../../shared/workflow/files/evidence.ts';
import type { EraseTask } from '../../shared/workflow/ports.ts';

/** What ends with the files of a case: their key, and the names that people gave them. */
export interface ErasePorts {
  readonly keys: Pick<FileKeys, 'destroy'>;
  readonly forgetNames: (dossierId: string) => Promise<void>;
}

/** Destroys the key of a case's files, then forgets their names: once the commit says so, and again whenever it is delivered again. */
export const eraseFiles =
  ({ keys, forgetNames }: ErasePorts) =>
  async ({ dossierId }: EraseTask): Promise<void> => {
    await keys.destroy(dossierId);
    await forgetNames(dossierId);
  };
