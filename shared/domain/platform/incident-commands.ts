import type { Ruling } from '../actor.ts';
import type { Incident, IncidentConfirmation, IncidentSeverity } from './incident.ts';

interface Named {
  /** The id of the incident. */
  readonly incident: string;
}

/** What each wish on an incident carries. Texts are kept beside the platform, and in no event. */
export interface IncidentBodies {
  /** `noticedAt`: ISO 8601 UTC. */
  'open-incident': Named & {
    readonly severity: IncidentSeverity;
    readonly noticedAt: string;
    readonly releases: readonly string[];
    readonly description: string;
  };
  'report-incident': Named & { readonly report: string };
  'confirm-incident': Named & { readonly reasons: string; readonly ruling: Ruling };
  'close-incident': Named & { readonly reasons: string };
}

export type IncidentCommandType = keyof IncidentBodies;

/** What happens to an incident; the instants (ISO 8601 UTC) are those of the commit. */
export type IncidentEvent =
  | { readonly type: 'IncidentOpened'; readonly incident: Incident }
  | { readonly type: 'IncidentReported'; readonly incident: string; readonly at: string }
  | ({ readonly type: 'IncidentConfirmed'; readonly incident: string } & IncidentConfirmation)
  | { readonly type: 'IncidentClosed'; readonly incident: string; readonly at: string };
