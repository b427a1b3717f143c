/** Where each kind of item lives in the one table. */
export type Key = { readonly pk: string; readonly sk: string };

const number = (version: number): string => String(version).padStart(6, '0');

/** The organisation as a holder of files; no id of a dossier looks so. */
export const holderOf = (organisation: string): string => `org:${organisation}`;

/** Where the files of a dossier, or of an organisation as `holderOf` names it, are listed. */
const filesOf = (holder: string): string =>
  holder.startsWith('org:') ? `ORGANISATION#${holder.slice('org:'.length)}` : `DOSSIER#${holder}`;

interface DeploymentPlace {
  readonly reporter: string;
  readonly platformId: string;
  readonly environment: string;
  readonly locality?: string | undefined;
}

export const keys = {
  state: (kind: string, id: string): Key => ({ pk: `${kind.toUpperCase()}#${id}`, sk: 'STATE' }),
  event: (kind: string, id: string, version: number): Key => ({
    pk: `${kind.toUpperCase()}#${id}`,
    sk: `EVENT#${number(version)}`,
  }),
  card: (kind: string, id: string): Key => ({ pk: `${kind.toUpperCase()}#${id}`, sk: 'CARD' }),
  /** That a locality uses a platform, under the locality; `key` tells declarations and reports apart. */
  adoption: (locality: string, key: string): Key => ({ pk: `ADOPTIONS#${locality}`, sk: key }),
  /** What the public may hear of a case or a platform, of all in one partition, in the order of time; `n` counts within a commit. */
  publicRuling: (
    at: string,
    { id, version, n }: { readonly id: string; readonly version: number; readonly n: number },
  ): Key => ({ pk: 'RULINGS', sk: `${at}#${id}#${number(version)}#${number(n)}` }),
  /** That the record of a platform was changed. */
  notice: (id: string, version: number): Key => ({ pk: `PLATFORM#${id}`, sk: `NOTICE#${number(version)}` }),
  /** An incident on a platform, open or closed; its texts stand below it. */
  incident: (id: string, incident: string): Key => ({ pk: `PLATFORM#${id}`, sk: `INCIDENT#${incident}` }),
  incidentText: (id: string, incident: string, part: string): Key => ({
    pk: `PLATFORM#${id}`,
    sk: `INCIDENTTEXT#${incident}#${part}`,
  }),
  content: (id: string, version: number): Key => ({ pk: `DOSSIER#${id}`, sk: `CONTENT#${number(version)}` }),
  /** Results that one command recorded, so many to a part; the last of a criterion counts, the ones before are its history. */
  results: (id: string, version: number, part: number): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `RESULTS#${number(version)}#${number(part)}`,
  }),
  /** That the assessor took over what another unit had recorded on a criterion. */
  takeover: (id: string, criterion: string, version: number): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `TAKEOVER#${criterion}#${number(version)}`,
  }),
  /** Why a platform that is like the one of a case is another; the last word counts. */
  difference: (id: string, platformId: string): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `DIFFERS#${platformId}`,
  }),
  /** The same of a platform that was imported. */
  platformDifference: (id: string, platformId: string): Key => ({
    pk: `PLATFORM#${id}`,
    sk: `DIFFERS#${platformId}`,
  }),
  /** That a case, or an import, came upon platforms like its own; all in one partition, for the statistics. */
  overlap: (id: string): Key => ({ pk: 'OVERLAPS', sk: id }),
  /** What a commit replaced of a platform, as far as it is counted; all in one partition, oldest first for each platform. */
  former: (id: string, version: number): Key => ({ pk: 'FORMERRECORDS', sk: `${id}#${number(version)}` }),
  /** What somebody brought to complete a task of a concluded case. */
  task: (id: string, criterion: string, version: number): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `TASK#${criterion}#${number(version)}`,
  }),
  /** The files of other cases that the results of one command name. */
  evidenceRefs: (id: string, version: number): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `EVIDENCEREF#${number(version)}`,
  }),
  /** That results of another case of the platform rest on files of this one. */
  evidenceUse: (keeper: string, user: string): Key => ({ pk: `DOSSIER#${keeper}`, sk: `USEDBY#${user}` }),
  finding: (id: string, finding: string, part: 'RAISED' | 'ANSWERED' | 'RECHECKED'): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `FINDING#${finding}#${part}`,
  }),
  /** A confirmed file of a dossier or, by `holderOf`, of an organisation. */
  evidence: (holder: string, evidence: string): Key => ({ pk: filesOf(holder), sk: `EVIDENCE#${evidence}` }),
  /** That a file was given out, by the command that asked for it. */
  download: (holder: string, commandId: string): Key => ({
    pk: filesOf(holder),
    sk: `DOWNLOAD#${commandId}`,
  }),
  /** What a clock of an authority came to, by the commit that ended it. */
  clock: (id: string, version: number, kind: string): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `CLOCK#${number(version)}#${kind}`,
  }),
  /** The same for statistics, by the month (UTC) of `startedAt`: a clock that was missed and then ended is one. */
  clockOutcome: (
    startedAt: string,
    of: { readonly organisation: string; readonly dossierId: string; readonly kind: string },
  ): Key => ({
    pk: `CLOCKS#${startedAt.slice(0, 7)}`,
    sk: `${of.organisation}#${of.kind}#${of.dossierId}#${startedAt}`,
  }),
  command: (id: string): Key => ({ pk: `COMMAND#${id}`, sk: 'COMMAND' }),
  claim: (what: string, value: string): Key => ({ pk: `CLAIM#${what}#${value}`, sk: 'CLAIM' }),
  member: (organisation: string, dossierId: string): Key => ({
    pk: `MEMBER#${organisation}`,
    sk: `DOSSIER#${dossierId}`,
  }),
  /** That a unit is asked for its opinion on a case. */
  asked: (unit: string, dossierId: string): Key => ({ pk: `ASKED#${unit}`, sk: `DOSSIER#${dossierId}` }),
  /** A case under its owner and the year in which it was opened, in the order of the days; `day` is an ISO day. */
  opened: (owner: string, day: string, dossierId: string): Key => ({
    pk: `OPENED#${owner}#${day.slice(0, 4)}`,
    sk: `DAY#${day.slice(5)}#${dossierId}`,
  }),
  /** What the gate knows of a release on a platform; a permit that renews another of the same release stands `beside` it, by its dossier. */
  gate: (identifier: string, platformId: string, beside?: string): Key => ({
    pk: `GATE#${identifier}`,
    sk: beside === undefined ? platformId : `${platformId}#${beside}`,
  }),
  statement: (digest: string, platformId: string, dossierId: string): Key => ({
    pk: `PERMIT#${digest}`,
    sk: `STATEMENT#${platformId}#${dossierId}`,
  }),
  envelope: (digest: string, platformId: string, dossierId: string): Key => ({
    pk: `PERMIT#${digest}`,
    sk: `ENVELOPE#${platformId}#${dossierId}`,
  }),
  ended: (digest: string, platformId: string, dossierId: string): Key => ({
    pk: 'STATUSLIST',
    sk: `ENTRY#${digest}#${platformId}#${dossierId}`,
  }),
  statusList: (): Key => ({ pk: 'STATUSLIST', sk: 'SIGNED' }),
  /** Which files of the register are the ones that count. */
  exports: (): Key => ({ pk: 'EXPORTS', sk: 'CURRENT' }),
  signingKey: (kid: string): Key => ({ pk: 'KEYSET', sk: `KEY#${kid}` }),
  /** That denials do not stop an organisation yet; all in one partition, by organisation. */
  relaxation: (organisation: string, id: string): Key => ({ pk: 'RELAXATIONS', sk: `${organisation}#${id}` }),
  /** A refusal about independence, in the partition of who reads it (a ministry, or everyone's), in the order of time. */
  refusal: (reader: string, at: string, commandId: string): Key => ({
    pk: `REFUSALS#${reader}`,
    sk: `${at}#${commandId}`,
  }),
  /** That a unit holds an owner's power, under the unit, for its work list. */
  delegated: (unit: string, owner: string, delegation: string): Key => ({
    pk: `DELEGATE#${unit}`,
    sk: `DELEGATION#${owner}#${delegation}`,
  }),
  /** That a body names another as the one that takes over from it, under the other. */
  succeeds: (successor: string, body: string): Key => ({ pk: `SUCCEEDS#${successor}`, sk: `BODY#${body}` }),
  /** That a body that assesses has ended, or a unit of it, or will: its cases may wait for their owners. */
  closing: (organisation: string): Key => ({ pk: 'CLOSINGASSESSORS', sk: `BODY#${organisation}` }),
  /** Where a person is appointed. */
  appointment: (subject: string): Key => ({ pk: `PERSON#${subject}`, sk: 'APPOINTMENT' }),
  /** A tie that was declared of a person, wherever that was: it follows the person to the next organisation. */
  tie: (subject: string, organisation: string, interest: string): Key => ({
    pk: `TIES#${subject}`,
    sk: `${organisation}#${interest}`,
  }),
  /** That a person has served in an organisation, beside the ties: no id of an organisation is empty. */
  served: (subject: string, organisation: string): Key => ({ pk: `TIES#${subject}`, sk: `#${organisation}` }),
  /** What a person did or was refused, in the order of time; apart from the rest of the person, who is not changed by it. */
  ownAct: (subject: string, at: string, commandId: string): Key => ({
    pk: `ACTS#${subject}`,
    sk: `${at}#${commandId}`,
  }),
  profile: (subject: string): Key => ({ pk: `PERSON#${subject}`, sk: 'PROFILE' }),
  /** What the gate knew of a release, by the instant from which it did, and in the order of the commits of one instant. */
  gateHistory: (
    { platformId, version }: { readonly platformId: string; readonly version: string },
    at: string,
    commit: number,
  ): Key => ({ pk: `GATEHISTORY#${platformId}@${version}`, sk: `${at}#${number(commit)}` }),
  /** Answers of one instance of the gate that were kept together, by the last of them. */
  decision: (instance: string, sequence: number): Key => ({
    pk: `DECISION#${instance}`,
    sk: String(sequence).padStart(12, '0'),
  }),
  /** Which instances of the gate have answered. */
  gateInstance: (instance: string): Key => ({ pk: 'GATEINSTANCES', sk: instance }),
  /** A trial of an organisation with a release, by the identifier that it was asked by; one with real data apart from one without. */
  trial: (
    organisation: string,
    { data, identifier }: { readonly data: string; readonly identifier: string },
  ): Key => ({
    pk: `TRIALS#${organisation}`,
    sk: data === 'real' ? `real#${identifier}` : identifier,
  }),
  /** What runs where, for everybody on whose list it stands: one release per platform, reporter, environment and locality. */
  deployment: (
    listedFor: string,
    { reporter, platformId, environment, locality = '' }: DeploymentPlace,
  ): Key => ({
    pk: `DEPLOYMENTS#${listedFor}`,
    sk: `${platformId}#${reporter}#${environment}#${locality}`,
  }),
  /** The list of a platform itself: everything that was reported of it. */
  platformDeployments: (platformId: string): string => `#${platformId}`,
  /** All in one partition, by queue and then in the order they were sent; `queue` alone begins the keys of that queue. */
  deadLetter: (queue: string, sentAt: string, messageId: string): Key => ({
    pk: 'DEADLETTERS',
    sk: `${queue}#${sentAt}#${messageId}`,
  }),
} as const;

/** Everyone's list: what auditors read, and of what runs all who oversee the gate. */
export const everyone = '*';

/** The identifiers under which the gate finds a release: each digest, its purl, and its version on its platform. */
export const gateIdentifiers = (release: {
  readonly platformId: string;
  readonly version: string;
  readonly purl: string | null;
  readonly digests: readonly string[];
}): string[] => [
  ...release.digests,
  ...(release.purl === null ? [] : [release.purl]),
  `${release.platformId}@${release.version}`,
];

/** Index partitions: the register, a work list, and what falls due. */
export const shelf = {
  register: 'PLATFORM',
  organisations: 'ORGANISATION',
  lists: 'LIST',
  imports: 'IMPORT',
  turn: (role: string, organisation: string): string => `TURN#${role}#${organisation}`,
  asked: (unit: string): string => `TURN#asked-unit#${unit}`,
  due: 'DUE',
} as const;
