import type { Level } from '../level.ts';
import type { LevelFacts } from '../levels/facts.ts';
import type { SystemFacts } from './dossier.ts';

/** The seven parts of a security plan, in the order of Decree 331/2026 Art. 29.2. */
export const planParts = [
  'design',
  'operation',
  'assessment',
  'risk',
  'monitoring',
  'incidentResponse',
  'endOfLife',
] as const;
type PlanPart = (typeof planParts)[number];

/** The parts of a dossier that files belong to, in their order: all but what is kept on paper, which is never entered. */
export const partsWithFiles = [
  'about',
  'facts',
  'level',
  'models',
  'devices',
  'applications',
  'networkZones',
  'connectedSystems',
  'documents',
  'securityPlan',
] as const;
export type PartWithFiles = (typeof partsWithFiles)[number];

/** What a design document is (Decree 331/2026 Art. 21.2). */
export const designKinds = ['preliminary-design', 'detailed-design', 'equivalent'] as const;

/** A main device or network device: its name or type, where it stands, what it is for (Art. 22.3.d). */
export interface Device {
  readonly name: string;
  readonly place: string;
  readonly purpose: string;
}

/** An application or service of the system, and the server that it runs on (Art. 22.3.d). */
export interface Application {
  readonly name: string;
  readonly server: string;
  readonly place: string;
  readonly operatingSystem: string;
  readonly purpose: string;
}

/** A zone of the network with its addresses, private and public (Art. 22.3.d). */
export interface NetworkZone {
  readonly name: string;
  readonly purpose: string;
  readonly privateAddresses?: readonly string[] | undefined;
  readonly publicAddresses?: readonly string[] | undefined;
}

/** Another system that this one is joined to or depends on (Art. 22.5.a). */
export interface ConnectedSystem {
  readonly name: string;
  readonly owner: string;
  readonly purpose: string;
}

/**
 * What the vendor writes of a system (Decree 331/2026 Art. 21, 22). Owner and operating unit stand in the facts of the case, the
 * kinds of information in `facts`: each is said once. What is kept on paper is named by `paperReference` alone.
 */
export interface DossierContent {
  readonly overview?: string | undefined;
  readonly scope?: string | undefined;
  readonly servedUsers?: string | undefined;
  readonly logicalModel?: string | undefined;
  readonly physicalModel?: string | undefined;
  readonly devices?: readonly Device[] | undefined;
  readonly applications?: readonly Application[] | undefined;
  readonly networkZones?: readonly NetworkZone[] | undefined;
  readonly connectedSystems?: readonly ConnectedSystem[] | undefined;
  readonly designDocument?:
    | { readonly kind: (typeof designKinds)[number]; readonly number: string; readonly issuedOn: string }
    | undefined;
  readonly levelStatement?: string | undefined;
  /** The main risks, as far as they are known before any assessment (Art. 22.4.c). */
  readonly preliminaryRisks?: string | undefined;
  readonly attackThreats?: string | undefined;
  /** What public interest, order and security suffer when the system is attacked or stops (Art. 22.5.c). */
  readonly publicImpact?: string | undefined;
  /** Why it must run 24/7 and bears no unplanned stop (Art. 22.5.d). */
  readonly continuityGrounds?: string | undefined;
  readonly securityPlan?: Readonly<Partial<Record<PlanPart, string | undefined>>> | undefined;
  /** More facts of the system that decide which criteria apply, by the names that the rulesets use. */
  readonly system?: SystemFacts | undefined;
  /** The internal security regulation; must be issued before the level is approved (Art. 30.7). */
  readonly securityRegulation?: { readonly number: string; readonly issuedOn: string } | undefined;
  /** What is other than in the release before, in the words of the vendor; asked for where a change is declared. */
  readonly changeStatement?: string | undefined;
  /** Why the vendor proposes a higher level than the facts give. */
  readonly vendorGrounds?: string | undefined;
  readonly facts?: LevelFacts | undefined;
  /** Another level than the one that was proposed so far; left out, that one stands. */
  readonly proposedLevel?: Level | undefined;
  readonly paperReference?:
    { readonly number: string; readonly date: string; readonly keptAt: string } | undefined;
}

/** The fields that say nothing but what kind of system it is and where its papers are. */
const metadata = ['facts', 'proposedLevel', 'system', 'securityRegulation', 'paperReference'] as const;

const holdsSecrets = ({ informationClasses, components = [] }: LevelFacts): boolean =>
  informationClasses.includes('state-secret') || components.some(holdsSecrets);

/** True where facts speak of state secrets, in the system or in a component. */
export const isSecret = ({ facts }: DossierContent): boolean => facts !== undefined && holdsSecrets(facts);

/** The fields with details that are filled in; on paper there must be none (design section 8, point 7). */
export const detailsIn = (content: DossierContent): string[] =>
  Object.entries(content)
    .filter(([field, value]) => value !== undefined && !metadata.some((name) => name === field))
    .map(([field]) => field);

/** The days of the documents that a content names, as `YYYY-MM-DD`. */
export const documentDaysIn = ({
  designDocument,
  securityRegulation,
  paperReference,
}: DossierContent): string[] =>
  [designDocument?.issuedOn, securityRegulation?.issuedOn, paperReference?.date].filter(
    (day) => day !== undefined,
  );
