import { dossierMoves } from '../moves.ts';
import type { Refused } from '../result.ts';
import { refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import type { DossierCommand, FilePart } from './commands.ts';
import type { Dossier } from './dossier.ts';

const isDossierMove = (type: string): boolean => dossierMoves.some(({ move }) => move === type);

/** The file that the case waits for at an instant (ISO 8601 UTC); null where it waits for none, or its time is over. */
const awaited = ({ importing }: Dossier, now: string): Dossier['importing'] =>
  importing !== null && now < importing.until ? importing : null;

const partOf = (command: DossierCommand): FilePart | undefined =>
  command.type === 'record-results' ? command.body.file : undefined;

/**
 * A checklist file of several commands is one whole: from its first command until its last, or until its time is over, nothing
 * else is decided on the case (`import-under-way`), and a later command counts only while that lasts (`import-interrupted`).
 */
export const refusedByImport = (
  state: Dossier,
  command: DossierCommand,
  { now }: Pick<Context, 'now'>,
): Refused | null => {
  const part = partOf(command);
  const held = awaited(state, now);
  if (held !== null && held.file === part?.id) return null;
  if (part?.first === false) return refuse('import-interrupted');
  return held !== null && isDossierMove(command.type)
    ? refuse('import-under-way', { until: held.until })
    : null;
};
