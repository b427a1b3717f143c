import { systemActor } from '../domain/actor.ts';
import type { CaseFacts, Dossier } from '../domain/dossier/dossier.ts';
import { levelOf } from '../domain/dossier/dossier.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import { groupResultsOf } from '../domain/dossier/group-results.ts';
import { toldOfDossier } from '../domain/notice/dossier-told.ts';
import type { Organisations } from '../domain/organisation/organisation.ts';
import { organisationIn } from '../domain/organisation/organisation.ts';
import type { Standing } from '../domain/platform/platform.ts';
import type { Context } from '../domain/rules.ts';
import type { DossierWish } from './wishes.ts';
import type { Change } from './aggregate.ts';
import { canonical, followUpId } from './hash.ts';
import type { FollowUp } from './ports.ts';
import { tell } from './tell.ts';

type DossierChange = Change<Dossier, DossierEvent, DossierWish>;

const standingOf = (dossier: Dossier, context: Pick<Context, 'rules'>): Omit<Standing, 'dossierVersion'> => ({
  dossierId: dossier.facts.id,
  releaseId: dossier.facts.releaseId,
  published: dossier.status === 'published',
  ...(dossier.publication !== null && { wasPublished: true }),
  level: dossier.permit === null ? null : levelOf(dossier),
  synthetic: dossier.facts.synthetic,
  permit: dossier.permit && {
    status: dossier.permit.status,
    issuedAt: dossier.permit.issuedAt,
    validUntil: dossier.permit.validUntil,
    supersededFrom: dossier.permit.supersededFrom,
  },
  supersedesPreviousOn: dossier.supersedesPreviousOn,
  // Nothing of a level 5 system is told, not even in a sum.
  ...(dossier.permit !== null && levelOf(dossier) !== 5 && { results: groupResultsOf(dossier, context) }),
});

const noteStanding = (
  { before, after, version, command }: DossierChange,
  context: Pick<Context, 'rules'>,
): FollowUp[] => {
  const standing = standingOf(after, context);
  const isNews =
    after.permit !== null &&
    (before === null || canonical(standingOf(before, context)) !== canonical(standing));
  if (!isNews) return [];
  return [
    {
      to: 'registry',
      command: {
        id: followUpId(command.id, 1),
        type: 'note-standing',
        aggregate: { kind: 'platform', id: after.facts.platformId },
        actor: systemActor,
        body: { ...standing, dossierVersion: version },
        correlationId: command.correlationId,
      },
    },
  ];
};

/** True where the record of the owner says already that it owes the reports of that law, which it never ceases to. */
const owesReports = ({ owner, ruleset }: CaseFacts, known: Organisations): boolean =>
  Object.hasOwn(organisationIn(known, owner)?.reporting?.since ?? {}, ruleset);

/** A level was approved or taken over from paper: the owner owes the yearly report of that law, if it does not yet. */
const noteReporting = (
  { events, after: { facts }, command }: DossierChange,
  known: Organisations,
): FollowUp[] =>
  events.flatMap((event): FollowUp[] =>
    (event.type === 'LevelApproved' || event.type === 'LevelImported') && !owesReports(facts, known)
      ? [
          {
            to: 'registry',
            command: {
              id: followUpId(command.id, 2),
              type: 'note-reporting',
              aggregate: { kind: 'organisation', id: facts.owner },
              actor: systemActor,
              body: { ruleset: facts.ruleset, level: event.level },
              correlationId: command.correlationId,
            },
          },
        ]
      : [],
  );

const signPermits = ({ events, after: { facts } }: DossierChange): FollowUp[] =>
  events.some(({ type }) => type === 'PermitIssued')
    ? facts.digests.map((digest) => ({
        to: 'sign',
        task: { kind: 'sign-permit', digest, platformId: facts.platformId, dossierId: facts.id },
      }))
    : [];

const signStatusList = ({ before, after, command }: DossierChange): FollowUp[] =>
  before?.permit &&
  (before.permit.status !== after.permit?.status ||
    before.permit.supersededFrom !== after.permit.supersededFrom ||
    before.permit.graceUntil !== after.permit.graceUntil)
    ? [{ to: 'sign', task: { kind: 'sign-status-list', causedBy: command.id } }]
    : [];

const destroyFileKey = ({ events, after: { facts } }: DossierChange): FollowUp[] =>
  events.some(({ type }) => type === 'FilesErased')
    ? [{ to: 'files', task: { kind: 'destroy-file-key', dossierId: facts.id } }]
    : [];

/**
 * What a commit on a dossier sets off elsewhere: signing, the status list, the platform's knowledge of it, the end of its file key,
 * the owner's duty to report where its record (`known`) does not say it yet, and who is told.
 */
export const dossierFollowUps = (
  change: DossierChange,
  context: Context,
  known: Organisations,
): FollowUp[] => [
  ...destroyFileKey(change),
  ...signPermits(change),
  ...signStatusList(change),
  ...noteStanding(change, context),
  ...noteReporting(change, known),
  ...tell(change, change.after.facts.platformId, toldOfDossier(change, context)),
];
