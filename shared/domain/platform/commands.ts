import type { Ruling } from '../actor.ts';
import type { ClockEvent } from '../clock/events.ts';
import type { CommandHead } from '../command.ts';
import type { Compared } from '../dossier/overlap.ts';
import type { AdoptionBody, AdoptionNoted } from './adoption.ts';
import type { IncidentBodies, IncidentCommandType, IncidentEvent } from './incident-commands.ts';
import type { PlatformDetails, Release, Standing } from './platform.ts';
import type { Termination } from './record.ts';

export type PlatformCommand = CommandHead &
  (
    | {
        readonly type: 'register-platform';
        readonly body: { readonly id: string; readonly details: PlatformDetails };
      }
    | { readonly type: 'update-platform'; readonly body: { readonly changes: Partial<PlatformDetails> } }
    | {
        readonly type: 'add-release';
        readonly body: { readonly releaseId: string; readonly release: Release };
      }
    | { readonly type: 'note-standing'; readonly body: Standing }
    | {
        readonly type: 'import-platform';
        /** Null where the platform is there. */
        readonly body: {
          readonly details: PlatformDetails | null;
          readonly changes: Partial<PlatformDetails>;
          readonly compared?: Compared | undefined;
        };
      }
    | { readonly type: 'declare-adoption'; readonly body: AdoptionBody<'declare-adoption'> }
    | { readonly type: 'report-adoption'; readonly body: AdoptionBody<'report-adoption'> }
    | { readonly type: 'note-listing'; readonly body: { readonly list: string; readonly listed: boolean } }
    | {
        readonly type: 'terminate-platform';
        readonly body: { readonly lastDay: string; readonly reasons: string; readonly ruling: Ruling };
      }
    | {
        readonly [T in IncidentCommandType]: { readonly type: T; readonly body: IncidentBodies[T] };
      }[IncidentCommandType]
    /** The platform of the register itself: tell what time has done. */
    | { readonly type: 'note-due'; readonly body: Readonly<Record<string, never>> }
  );

export type PlatformEvent =
  | ({
      readonly type: 'PlatformRegistered';
      readonly id: string;
      readonly details: PlatformDetails;
    } & Compared)
  | { readonly type: 'PlatformUpdated'; readonly changes: Partial<PlatformDetails> }
  | { readonly type: 'ReleaseAdded'; readonly releaseId: string; readonly release: Release }
  | { readonly type: 'StandingNoted'; readonly standing: Standing }
  | AdoptionNoted
  | { readonly type: 'ListingNoted'; readonly list: string; readonly listed: boolean }
  | { readonly type: 'PlatformTerminated'; readonly termination: Termination }
  | IncidentEvent
  | ClockEvent;
