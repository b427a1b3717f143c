import { systemActor } from '../domain/actor.ts';
import type { PlatformEvent } from '../domain/platform/commands.ts';
import type { Platform } from '../domain/platform/platform.ts';
import type { Change } from './aggregate.ts';
import { followUpId } from './hash.ts';
import type { FollowUp } from './ports.ts';
import type { PlatformWish } from './wishes.ts';

/**
 * The lists with which a platform is registered take it in, by the first source that was named with them, so that what its record says
 * and who is on the list are one. What an import brings, the import has its lists take in.
 */
export const enlist = ({
  events,
  command,
}: Change<Platform, PlatformEvent, PlatformWish>): readonly FollowUp[] =>
  events.flatMap((event) => {
    if (command.type !== 'register-platform' || event.type !== 'PlatformRegistered') return [];
    const { lists, sources } = event.details;
    const [source] = sources;
    if (source === undefined) return [];
    return [...new Set(lists)].map((list, n): FollowUp => ({
      to: 'registry',
      command: {
        id: followUpId(command.id, n + 1),
        type: 'add-members',
        aggregate: { kind: 'list', id: list },
        actor: systemActor,
        body: { members: [{ platformId: event.id, source }] },
        correlationId: command.correlationId,
      },
    }));
  });
