import type { Actor, Ruling } from '../actor.ts';
import type { CommandHead } from '../command.ts';
import { may } from '../permissions.ts';
import type { Act } from '../permissions.ts';
import type { Refused } from '../result.ts';
import { refuse } from '../result.ts';

/** A list as it was published once: by which document, on which day, and what its publisher counted. */
export interface Edition {
  /** Number of the decision or letter; null where no source names one. */
  readonly document: string | null;
  /** ISO day of the document; where there is none, of the report that tells of the list. */
  readonly day: string;
  /** How many platforms it has by its publisher; null where nobody said. */
  readonly total: number | null;
  /** The parts by which the publisher counted (`government`, or the id of an owner), each with its number. */
  readonly parts: Readonly<Record<string, number>>;
  readonly source: string;
}

/** That a platform is on the list: a fact, with who says so. */
export interface Membership {
  readonly source: string;
  /** ISO day of the edition that it came in with. */
  readonly since: string;
}

/** That a platform was on the list, until the edition or the ruling that took it off. */
export interface FormerMembership extends Membership {
  readonly platformId: string;
  /** The first ISO day on which it is not on the list. */
  readonly until: string;
}

export interface PlatformList {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string | null;
  /** The edition in force, and those before it, oldest first. */
  readonly edition: Edition;
  readonly former: readonly Edition[];
  readonly members: Readonly<Record<string, Membership>>;
  readonly formerMembers: readonly FormerMembership[];
}

export interface NamedMember {
  readonly platformId: string;
  readonly source: string;
}

export type ListCommand = CommandHead &
  (
    | {
        readonly type: 'publish-list';
        readonly body: {
          readonly nameVi: string;
          readonly nameEn: string | null;
          readonly edition: Edition;
        };
      }
    | {
        readonly type: 'renew-list';
        readonly body: {
          readonly edition: Edition;
          /** The platforms that the new edition no longer has. */
          readonly dropped: readonly string[];
          readonly reasons: string;
        };
      }
    | { readonly type: 'add-members'; readonly body: { readonly members: readonly NamedMember[] } }
    | {
        readonly type: 'remove-members';
        readonly body: {
          readonly platforms: readonly string[];
          readonly reasons: string;
          readonly ruling: Ruling;
        };
      }
  );

export type ListEvent =
  | {
      readonly type: 'ListPublished';
      readonly id: string;
      readonly nameVi: string;
      readonly nameEn: string | null;
      readonly edition: Edition;
    }
  | { readonly type: 'ListRenewed'; readonly edition: Edition; readonly reasons: string }
  | { readonly type: 'MembersAdded'; readonly members: readonly NamedMember[]; readonly since: string }
  | {
      readonly type: 'MembersRemoved';
      readonly platforms: readonly string[];
      readonly reasons: string;
      readonly until: string;
    };

/** True when the table lets somebody with these roles keep lists so. */
export const mayKeepLists = (act: Act, roles: Actor['roles']): boolean =>
  may(act, { roles, relations: ['any'] });

/** Refused: only the registrar keeps lists. */
export const notTheRegistrar = (): Refused => refuse('not-your-move', { by: 'registrar' });
