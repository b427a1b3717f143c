import { isSystem } from '../domain/actor.ts';
import type { Told } from '../domain/notice/notice.ts';
import type { Command, FollowUp } from './ports.ts';

interface Telling {
  readonly command: Command;
  readonly at: string;
  readonly incident?: string | null;
  readonly causedBy?: string | null;
}

/** The follow-up that tells those whom a commit concerns; none where it concerns nobody. Holds ids and nothing else. */
export const tell = (
  { command, at, incident = null, causedBy = null }: Telling,
  platformId: string | null,
  told: readonly Told[],
): FollowUp[] =>
  told.length === 0
    ? []
    : [
        {
          to: 'notice',
          task: {
            kind: 'tell',
            id: command.id,
            at,
            about: command.aggregate,
            platformId,
            ...(incident !== null && { incident }),
            ...(causedBy !== null && { causedBy }),
            by: isSystem(command.actor) ? null : command.actor.subject,
            told,
          },
        },
      ];
