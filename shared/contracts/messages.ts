import * as z from 'zod';
import { roles } from '../domain/actor.ts';
import type { Profile } from '../domain/person/person.ts';
import type { SignTask } from '../workflow/ports.ts';
import type { DossierWish, OrganisationWish, RegistryWish } from '../workflow/wishes.ts';
import { dossierBodies } from './dossier-bodies.ts';
import { importBodies } from './imports.ts';
import { listBodies } from './lists.ts';
import { noticePreferences } from './notices.ts';
import { organisationBodies, organisationNotes } from './organisation-bodies.ts';
import { platformBodies } from './platform-bodies.ts';
import { relaxationBodies } from './relaxations.ts';
import { webhookBodies } from './webhooks.ts';
import { digest, id, text, unitId } from './primitives.ts';

export const actor = z.strictObject({
  subject: z.string().min(1).max(200),
  unit: unitId,
  organisation: id,
  roles: z.array(z.enum(roles)).readonly(),
});

export const aggregateRef = z.strictObject({
  kind: z.enum(['dossier', 'platform', 'organisation', 'person', 'relaxation', 'list', 'import', 'webhooks']),
  id,
});

const head = {
  id: z.string().min(1).max(200),
  actor,
  expectedVersion: z.int().nonnegative().optional(),
  correlationId: z.string().max(200),
};

const wish = <Kind extends string, T extends string, Body extends z.ZodType>(
  kind: Kind,
  type: T,
  body: Body,
) =>
  z.strictObject({
    ...head,
    aggregate: z.strictObject({ kind: z.literal(kind), id }),
    type: z.literal(type),
    body,
  });

const dossierMessage = z.discriminatedUnion('type', [
  wish('dossier', 'open-dossier', dossierBodies['open-dossier']),
  wish('dossier', 'save-content', dossierBodies['save-content']),
  wish('dossier', 'submit', dossierBodies.submit),
  wish('dossier', 'withdraw', dossierBodies.withdraw),
  wish('dossier', 'expert-opinion', dossierBodies['expert-opinion']),
  wish('dossier', 'appoint-council', dossierBodies['appoint-council']),
  wish('dossier', 'ask-opinion', dossierBodies['ask-opinion']),
  wish('dossier', 'give-opinion', dossierBodies['give-opinion']),
  wish('dossier', 'return-incomplete', dossierBodies['return-incomplete']),
  wish('dossier', 'appraise', dossierBodies.appraise),
  wish('dossier', 'approve-level', dossierBodies['approve-level']),
  wish('dossier', 'decline-level', dossierBodies['decline-level']),
  wish('dossier', 'import-level', dossierBodies['import-level']),
  wish('dossier', 'assign', dossierBodies.assign),
  wish('dossier', 'reassign', dossierBodies.reassign),
  wish('dossier', 'record-results', dossierBodies['record-results']),
  wish('dossier', 'take-over-results', dossierBodies['take-over-results']),
  wish('dossier', 'accept-not-applicable', dossierBodies['accept-not-applicable']),
  wish('dossier', 'raise-finding', dossierBodies['raise-finding']),
  wish('dossier', 'answer-finding', dossierBodies['answer-finding']),
  wish('dossier', 'recheck-finding', dossierBodies['recheck-finding']),
  wish('dossier', 'conclude', dossierBodies.conclude),
  wish('dossier', 'confirm-change', dossierBodies['confirm-change']),
  wish('dossier', 'complete-task', dossierBodies['complete-task']),
  wish('dossier', 'appeal', dossierBodies.appeal),
  wish('dossier', 'request-publication', dossierBodies['request-publication']),
  wish('dossier', 'approve-publication', dossierBodies['approve-publication']),
  wish('dossier', 'refuse-publication', dossierBodies['refuse-publication']),
  wish('dossier', 'delist', dossierBodies.delist),
  wish('dossier', 'suspend', dossierBodies.suspend),
  wish('dossier', 'reinstate', dossierBodies.reinstate),
  wish('dossier', 'revoke', dossierBodies.revoke),
  wish('dossier', 'grant-grace', dossierBodies['grant-grace']),
  wish('dossier', 'confirm-evidence', dossierBodies['confirm-evidence']),
  wish('dossier', 'open-evidence', dossierBodies['open-evidence']),
  wish('dossier', 'take-out-file', dossierBodies['take-out-file']),
  wish('dossier', 'erase-files', dossierBodies['erase-files']),
  wish('dossier', 'announce-successor', dossierBodies['announce-successor']),
  wish('dossier', 'end-with-platform', dossierBodies['end-with-platform']),
  wish('dossier', 'suspend-for-incident', dossierBodies['suspend-for-incident']),
  wish('dossier', 'supersede', dossierBodies.supersede),
  wish('dossier', 'expire', dossierBodies.expire),
  wish('dossier', 'note-due', dossierBodies['note-due']),
]);

const platformMessage = z.discriminatedUnion('type', [
  wish('platform', 'register-platform', platformBodies['register-platform']),
  wish('platform', 'update-platform', platformBodies['update-platform']),
  wish('platform', 'add-release', platformBodies['add-release']),
  wish('platform', 'note-standing', platformBodies['note-standing']),
  wish('platform', 'import-platform', platformBodies['import-platform']),
  wish('platform', 'declare-adoption', platformBodies['declare-adoption']),
  wish('platform', 'report-adoption', platformBodies['report-adoption']),
  wish('platform', 'note-listing', platformBodies['note-listing']),
  wish('platform', 'terminate-platform', platformBodies['terminate-platform']),
  wish('platform', 'open-incident', platformBodies['open-incident']),
  wish('platform', 'report-incident', platformBodies['report-incident']),
  wish('platform', 'confirm-incident', platformBodies['confirm-incident']),
  wish('platform', 'close-incident', platformBodies['close-incident']),
  wish('platform', 'note-due', platformBodies['note-due']),
]);

const organisationMessage = z.discriminatedUnion('type', [
  wish('organisation', 'register-organisation', organisationBodies['register-organisation']),
  wish('organisation', 'change-organisation', organisationBodies['change-organisation']),
  wish('organisation', 'set-unit', organisationBodies['set-unit']),
  wish('organisation', 'entitle-unit', organisationBodies['entitle-unit']),
  wish('organisation', 'withdraw-entitlement', organisationBodies['withdraw-entitlement']),
  wish('organisation', 'appoint', organisationBodies.appoint),
  wish('organisation', 'dismiss', organisationBodies.dismiss),
  wish('organisation', 'note-absence', organisationBodies['note-absence']),
  wish('organisation', 'end-absence', organisationBodies['end-absence']),
  wish('organisation', 'delegate', organisationBodies.delegate),
  wish('organisation', 'revoke-delegation', organisationBodies['revoke-delegation']),
  wish('organisation', 'declare-interest', organisationBodies['declare-interest']),
  wish('organisation', 'end-interest', organisationBodies['end-interest']),
  wish('organisation', 'record-annual-report', organisationBodies['record-annual-report']),
  wish('organisation', 'note-reporting', organisationNotes['note-reporting']),
  wish('organisation', 'note-due', organisationNotes['note-due']),
]);

const organisationFileMessage = z.discriminatedUnion('type', [
  wish('organisation', 'confirm-file', organisationBodies['confirm-file']),
  wish('organisation', 'open-file', organisationBodies['open-file']),
]);

const profile = z.strictObject({
  name: text(200),
  email: z.email().max(200).nullable(),
  phone: text(40).nullable(),
}) satisfies z.ZodType<Profile>;

/** `PUT /people/{id}/profile`: contacts may be left out. */
export const profileRequest = profile.extend({
  email: profile.shape.email.default(null),
  phone: profile.shape.phone.default(null),
});

const personMessage = z.discriminatedUnion('type', [
  wish('person', 'save-profile', z.strictObject({ profile })),
  wish('person', 'save-notice-preferences', z.strictObject({ preferences: noticePreferences })),
  wish('person', 'erase-profile', z.strictObject({})),
]);

const relaxationMessage = z.discriminatedUnion('type', [
  wish('relaxation', 'relax-enforcement', relaxationBodies['relax-enforcement']),
  wish('relaxation', 'end-relaxation', relaxationBodies['end-relaxation']),
  wish('relaxation', 'note-due', relaxationBodies['note-due']),
]);

const listMessage = z.discriminatedUnion('type', [
  wish('list', 'publish-list', listBodies['publish-list']),
  wish('list', 'renew-list', listBodies['renew-list']),
  wish('list', 'add-members', listBodies['add-members']),
  wish('list', 'remove-members', listBodies['remove-members']),
]);

const webhookMessage = z.discriminatedUnion('type', [
  wish('webhooks', 'add-webhook', webhookBodies['add-webhook']),
  wish('webhooks', 'rotate-webhook-secret', webhookBodies['rotate-webhook-secret']),
  wish('webhooks', 'remove-webhook', webhookBodies['remove-webhook']),
  wish('webhooks', 'retry-webhook-delivery', webhookBodies['retry-webhook-delivery']),
  wish('webhooks', 'switch-webhook-off', webhookBodies['switch-webhook-off']),
]);

const registryMessage = z.union([
  platformMessage,
  organisationMessage,
  personMessage,
  relaxationMessage,
  listMessage,
  wish('import', 'apply-import', importBodies['apply-import']),
  webhookMessage,
]);

const signMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sign-permit'),
    digest,
    platformId: id,
    dossierId: id,
    insteadOf: text(200).optional(),
  }),
  z.strictObject({ kind: z.literal('sign-status-list'), causedBy: z.string().max(200) }),
  z.strictObject({ kind: z.literal('revoke-key'), kid: text(200), causedBy: z.string().max(200) }),
]);

/** A wish on a dossier as it comes off a stage queue; anything else throws and is unreadable. */
export const parseDossierWish = (raw: unknown): DossierWish => dossierMessage.parse(raw);

const withFiles = z.discriminatedUnion('type', [dossierMessage, organisationFileMessage]);

/** A wish as it comes off the queue of the assessment, which handles all files: on a dossier, or on a file of an organisation. */
export const parseWishWithFiles = (raw: unknown): DossierWish | OrganisationWish => withFiles.parse(raw);

/** A wish as it comes off the registry queue: on a platform, an organisation or a person. */
export const parseRegistryWish = (raw: unknown): RegistryWish => registryMessage.parse(raw);

/** A task for the signer. */
export const parseSignTask = (raw: unknown): SignTask => signMessage.parse(raw);
