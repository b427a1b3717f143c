/** Where each kind of item lives in the one table. */
export type Key = { readonly pk: string; readonly sk: string };

const number = (version: number): string => String(version).padStart(6, '0');

export const keys = {
  state: (kind: string, id: string): Key => ({ pk: `${kind.toUpperCase()}#${id}`, sk: 'STATE' }),
  event: (kind: string, id: string, version: number): Key => ({
    pk: `${kind.toUpperCase()}#${id}`,
    sk: `EVENT#${number(version)}`,
  }),
  card: (kind: string, id: string): Key => ({ pk: `${kind.toUpperCase()}#${id}`, sk: 'CARD' }),
  content: (id: string, version: number): Key => ({ pk: `DOSSIER#${id}`, sk: `CONTENT#${number(version)}` }),
  /** One result as one command recorded it; the last of a criterion counts, the ones before are its history. */
  result: (id: string, criterion: string, version: number): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `RESULT#${criterion}#${number(version)}`,
  }),
  /** That the assessor took over what another unit had recorded on a criterion. */
  takeover: (id: string, criterion: string, version: number): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `TAKEOVER#${criterion}#${number(version)}`,
  }),
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
  finding: (id: string, finding: string, part: 'RAISED' | 'ANSWERED' | 'RECHECKED'): Key => ({
    pk: `DOSSIER#${id}`,
    sk: `FINDING#${finding}#${part}`,
  }),
  evidence: (id: string, evidence: string): Key => ({ pk: `DOSSIER#${id}`, sk: `EVIDENCE#${evidence}` }),
  /** That a file was given out, by the command that asked for it. */
  download: (id: string, commandId: string): Key => ({ pk: `DOSSIER#${id}`, sk: `DOWNLOAD#${commandId}` }),
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
  gate: (identifier: string, platformId: string): Key => ({ pk: `GATE#${identifier}`, sk: platformId }),
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
  signingKey: (kid: string): Key => ({ pk: 'KEYSET', sk: `KEY#${kid}` }),
  /** A refusal about independence; all in one partition, in the order of time. */
  refusal: (at: string, commandId: string): Key => ({ pk: 'REFUSALS', sk: `${at}#${commandId}` }),
  /** That a unit holds an owner's power, under the unit, for its work list. */
  delegated: (unit: string, owner: string, delegation: string): Key => ({
    pk: `DELEGATE#${unit}`,
    sk: `DELEGATION#${owner}#${delegation}`,
  }),
  /** Where a person is appointed. */
  appointment: (subject: string): Key => ({ pk: `PERSON#${subject}`, sk: 'APPOINTMENT' }),
  profile: (subject: string): Key => ({ pk: `PERSON#${subject}`, sk: 'PROFILE' }),
  decision: (id: string): Key => ({ pk: `DECISION#${id}`, sk: 'DECISION' }),
  /** All in one partition, by queue and then in the order they were sent; `queue` alone begins the keys of that queue. */
  deadLetter: (queue: string, sentAt: string, messageId: string): Key => ({
    pk: 'DEADLETTERS',
    sk: `${queue}#${sentAt}#${messageId}`,
  }),
} as const;

/** Everyone's list: what auditors read. */
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
  turn: (role: string, organisation: string): string => `TURN#${role}#${organisation}`,
  asked: (unit: string): string => `TURN#asked-unit#${unit}`,
  due: 'DUE',
} as const;
