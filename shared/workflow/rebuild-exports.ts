import type { OrganisationEvent } from '../domain/organisation/events.ts';
import { isPublic } from '../domain/platform/listed.ts';
import type { Platform } from '../domain/platform/platform.ts';
import type { FollowUp } from './ports.ts';

interface Changed {
  readonly before: Platform | null;
  readonly after: Platform;
  readonly at: string;
  readonly command: { readonly id: string };
}

const taskOf = ({ at, command }: Pick<Changed, 'at' | 'command'>): FollowUp => ({
  to: 'exports',
  task: { kind: 'rebuild-exports', at, causedBy: command.id },
});

const isShown = ({ details, standings }: Platform): boolean =>
  isPublic({ ...details, standings: Object.values(standings) });

/** Has the files of the register made again where the public sees the platform, or saw it until now. */
export const rebuildExports = ({ before, after, at, command }: Changed): FollowUp[] =>
  isShown(after) || (before !== null && isShown(before)) ? [taskOf({ at, command })] : [];

const isRenaming = (event: OrganisationEvent): boolean =>
  event.type === 'OrganisationRegistered' ||
  (event.type === 'OrganisationChanged' &&
    (event.changes.nameVi !== undefined || event.changes.nameEn !== undefined));

/** The same where an organisation is called otherwise than before: the files name owners and users. */
export const rebuildForName = ({
  events,
  at,
  command,
}: Pick<Changed, 'at' | 'command'> & { readonly events: readonly OrganisationEvent[] }): FollowUp[] =>
  events.some(isRenaming) ? [taskOf({ at, command })] : [];
