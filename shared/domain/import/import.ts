import type { Actor } from '../actor.ts';
import type { CommandHead } from '../command.ts';
import type { Compared } from '../dossier/overlap.ts';
import type { NamedMember } from '../list/list.ts';
import { may } from '../permissions.ts';
import type { AdoptionBody } from '../platform/adoption.ts';
import type { PlatformDetails } from '../platform/platform.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';

/** What one row comes to: a platform that is new, with all that is known of it, or what changes of one that is there. */
export interface ImportedPlatform {
  readonly platformId: string;
  /** Null where the platform is there. */
  readonly details: PlatformDetails | null;
  readonly changes: Partial<PlatformDetails>;
  /** The platforms that are like a new one, and why it is another; where there are any. */
  readonly compared?: Compared | undefined;
}

/** What a source says of a province and a platform. */
export interface ImportedAdoption {
  readonly platformId: string;
  readonly adoption: AdoptionBody<'report-adoption'>;
}

/** Which platforms a list takes in. */
export interface ImportedMembers {
  readonly list: string;
  readonly members: readonly NamedMember[];
}

export type ImportCommand = CommandHead & {
  readonly type: 'apply-import';
  readonly body: {
    /** The name of the file, as whoever brought it calls it. */
    readonly file: string;
    readonly platforms: readonly ImportedPlatform[];
    readonly members: readonly ImportedMembers[];
    readonly adoptions?: readonly ImportedAdoption[] | undefined;
  };
};

export interface ImportEvent {
  readonly type: 'ImportApplied';
  readonly id: string;
  readonly file: string;
  readonly created: number;
  readonly changed: number;
  readonly adoptions: number;
}

/** A file that was taken in as one whole. */
export type Import = Omit<ImportEvent, 'type'>;

/** True when the table lets somebody with these roles import. */
export const mayImport = (roles: Actor['roles']): boolean =>
  may('apply-import', { roles, relations: ['any'] });

/** Takes a plan in, once: the same plan again changes nothing. */
export const decideImport = (
  { id, state }: { readonly id: string; readonly state: Import | null },
  { actor, body: { file, platforms, adoptions = [] } }: ImportCommand,
): Decision<ImportEvent> => {
  if (!mayImport(actor.roles)) return refuse('not-your-move', { by: 'registrar' });
  if (state !== null) return accept();
  const created = platforms.filter(({ details }) => details !== null).length;
  return accept({
    type: 'ImportApplied',
    ...{ id, file, created },
    changed: platforms.length - created,
    adoptions: adoptions.length,
  });
};

/** The import after it was taken in. */
export const evolveImport = ({ id, file, created, changed, adoptions }: ImportEvent): Import => ({
  ...{ id, file, created, changed, adoptions },
});
