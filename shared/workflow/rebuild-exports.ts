import { isPublic } from '../domain/platform/listed.ts';
import type { Platform } from '../domain/platform/platform.ts';
import type { FollowUp } from './ports.ts';

interface Changed {
  readonly before: Platform | null;
  readonly after: Platform;
  readonly at: string;
  readonly command: { readonly id: string };
}

const isShown = ({ details, standings }: Platform): boolean =>
  isPublic({ ...details, standings: Object.values(standings) });

/** Has the files of the register made again where the public sees the platform, or saw it until now. */
export const rebuildExports = ({ before, after, at, command }: Changed): FollowUp[] =>
  isShown(after) || (before !== null && isShown(before))
    ? [{ to: 'exports', task: { kind: 'rebuild-exports', at, causedBy: command.id } }]
    : [];
