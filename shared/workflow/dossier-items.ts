import type { CaseFacts, Dossier, Permit } from '../domain/dossier/dossier.ts';
import { levelOf } from '../domain/dossier/dossier.ts';
import { appraisingBody, publishingBody } from '../domain/dossier/parties.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import { isSameReleaseRenewal } from '../domain/dossier/following-moves.ts';
import { organisationOfUnit } from '../domain/organisation/organisation.ts';
import { fileItems } from './file-items.ts';
import { gateRecordOf } from '../domain/gate/record.ts';
import type { Context } from '../domain/rules.ts';
import { findingItems, resultItems, takeoverItems, taskItems } from './assessment-items.ts';
import type { DossierWish } from './wishes.ts';
import { caseNumberOf } from './case-number.ts';
import { clockItems } from './clock-items.ts';
import { dossierCard } from './dossier-card.ts';
import type { Change } from './aggregate.ts';
import { canonical } from './hash.ts';
import { gateRecordItems } from './gate-items.ts';
import { everyone, keys } from './keys.ts';
import { opinionItems } from './opinion-items.ts';
import { overlapItems } from './overlap-items.ts';
import { permitPayloadType, permitStatement } from './permit-statement.ts';
import type { SideItem } from './ports.ts';
import { rulingItems } from './ruling-items.ts';

type DossierChange = Change<Dossier, DossierEvent, DossierWish>;

const put = (key: SideItem['key'], body: SideItem['body']): SideItem => ({ key, body, claim: null });
const differs = (one: unknown, other: unknown): boolean => canonical(one) !== canonical(other);

const cardItem = ({ before, after }: DossierChange, context: Context): SideItem[] => {
  const card = dossierCard(after, context);
  return before === null || differs(dossierCard(before, context), card)
    ? [put(keys.card('dossier', after.facts.id), card)]
    : [];
};

/**
 * True for a case whose word the gate takes: a renewal of the same release says nothing before it has a permit, and what was
 * renewed says nothing any more.
 */
const speaksToGate = ({ facts, permit }: Dossier): boolean =>
  isSameReleaseRenewal(facts) ? permit !== null : permit?.renewed !== true;

const gateItems = ({ before, after, at, version }: DossierChange): SideItem[] => {
  if (!speaksToGate(after)) return [];
  // A grace stands beside the case that was opened for the release since, whichever of the two speaks last.
  const isBeside = isSameReleaseRenewal(after.facts) || after.permit?.graceUntil !== undefined;
  const beside = isBeside ? after.facts.id : undefined;
  const record = gateRecordOf(after);
  return before !== null && !differs(gateRecordOf(before), record)
    ? []
    : gateRecordItems(record, { at, version, beside });
};

/** True while the release is taken by this dossier, so that no second one can be opened for it. */
const holdsRelease = ({ status, permit, appealed, filesErasedAt }: Dossier): boolean => {
  if (filesErasedAt !== null) return false;
  if (permit !== null) return permit.status === 'valid' || permit.status === 'suspended';
  return status !== 'withdrawn' && !(status === 'not-eligible' && appealed);
};

/** No two cases share a number; a dossier whose number is taken is not opened. */
const numberClaim = ({ before, after }: DossierChange): SideItem[] =>
  before === null
    ? [
        {
          key: keys.claim('case-number', caseNumberOf(after)),
          body: { holder: after.facts.id },
          claim: 'case-number-taken',
        },
      ]
    : [];

/** That the owner has a case since that day, for its annual report. */
const openedItem = ({ before, after: { facts, openedOn } }: DossierChange): SideItem[] =>
  before === null
    ? [put(keys.opened(facts.owner, openedOn, facts.id), { dossierId: facts.id, openedOn })]
    : [];

const releaseKey = ({ platformId, releaseId }: CaseFacts): SideItem['key'] =>
  keys.claim('dossier-of-release', `${platformId}#${releaseId}`);

/** One renewal of a release at a time; once its permit is given the release is its own, and what was renewed keeps nothing. */
const renewalClaim = ({ before, after }: Pick<DossierChange, 'before' | 'after'>): SideItem[] => {
  const { facts, permit } = after;
  const key = keys.claim('renewal-of-release', `${facts.platformId}#${facts.releaseId}`);
  if (before === null) return [{ key, body: { holder: facts.id }, claim: 'dossier-already-open' }];
  const own = releaseKey(facts);
  if (before.permit === null && permit !== null) return [put(key, null), put(own, { holder: facts.id })];
  if (!holdsRelease(before) || holdsRelease(after) || permit?.renewed === true) return [];
  return [put(permit === null ? key : own, null)];
};

const releaseClaim = ({ before, after }: DossierChange): SideItem[] => {
  const { facts } = after;
  if (isSameReleaseRenewal(facts)) return renewalClaim({ before, after });
  const key = releaseKey(facts);
  if (before === null) return [{ key, body: { holder: facts.id }, claim: 'dossier-already-open' }];
  return holdsRelease(before) && !holdsRelease(after) && after.permit?.renewed !== true
    ? [put(key, null)]
    : [];
};

/** The organisations on whose lists the case stands. */
const membersOf = (dossier: Dossier, context: Context): string[] => {
  const { facts, assignment, opinions } = dossier;
  const parties = [
    facts.vendor,
    facts.owner,
    publishingBody(dossier, context),
    appraisingBody(dossier, context),
    ...Object.keys(opinions).map(organisationOfUnit),
  ];
  return [...parties, ...(assignment === null ? [] : [assignment.organisation]), everyone];
};

const memberItems = ({ before, after }: DossierChange, context: Context): SideItem[] => {
  const known = before === null ? [] : membersOf(before, context);
  const joining = new Set(membersOf(after, context).filter((organisation) => !known.includes(organisation)));
  return [...joining].map((organisation) =>
    put(keys.member(organisation, after.facts.id), { organisation, dossierId: after.facts.id }),
  );
};

/** The texts of a command, which people read and `decide` never does. */
const textItems = (change: DossierChange): SideItem[] => {
  const { command, after, version, at } = change;
  const by = command.actor.unit;
  switch (command.type) {
    case 'save-content': {
      const { content, digest } = command.body;
      return [put(keys.content(after.facts.id, version), { content, digest, at, by })];
    }
    case 'record-results':
      return resultItems(command.body.results, change);
    case 'complete-task':
      return taskItems(command.body, change);
    case 'take-over-results':
      return takeoverItems(command.body.criteria, change);
    default:
      return findingItems(change);
  }
};

const statementItems = ({ events, after }: DossierChange, { rules }: Context): SideItem[] => {
  if (!events.some(({ type }) => type === 'PermitIssued')) return [];
  const { id, platformId, digests } = after.facts;
  return digests.map((digest) =>
    put(keys.statement(digest, platformId, id), {
      digest,
      platformId,
      dossierId: id,
      payloadType: permitPayloadType,
      statement: permitStatement(after, digest, rules),
      level: levelOf(after),
    }),
  );
};

const isSimplyValid = ({ status, supersededFrom, graceUntil }: Permit): boolean =>
  status === 'valid' && supersededFrom === null && graceUntil === undefined;

/** What the status list says of a permit; null while it is valid, nothing replaces it and no grace was ruled. Dates of level 5 are not public. */
const listed = (dossier: Dossier): Record<string, unknown> | null => {
  const { permit } = dossier;
  if (permit === null || isSimplyValid(permit)) return null;
  const { status, since, supersededFrom, graceUntil, renewed } = permit;
  return levelOf(dossier) === 5
    ? { status, since: null, supersededFrom: null }
    : {
        status,
        since: status === 'valid' ? null : since,
        supersededFrom,
        // What was given anew has no grace: whoever holds back the newer permit gains nothing by the older one.
        ...(graceUntil !== undefined && renewed !== true && { graceUntil }),
      };
};

/** The entries of the status list: permits that are not valid, or will not be from a day on; a reinstated one leaves it. */
const statusItems = ({ before, after }: DossierChange): SideItem[] => {
  const was = before && listed(before);
  const is = listed(after);
  if (canonical(was) === canonical(is)) return [];
  const { digests, platformId, id: dossierId } = after.facts;
  return digests.map((digest) =>
    put(keys.ended(digest, platformId, dossierId), is && { digest, platformId, dossierId, ...is }),
  );
};

/** Everything beside state, event and receipt that a commit on a dossier writes. */
export const dossierItems = (change: DossierChange, context: Context): SideItem[] => [
  ...cardItem(change, context),
  ...gateItems(change),
  ...rulingItems(change),
  ...releaseClaim(change),
  ...numberClaim(change),
  ...openedItem(change),
  ...memberItems(change, context),
  ...opinionItems(change),
  ...textItems(change),
  ...overlapItems(change),
  ...clockItems(change, context),
  ...fileItems(change),
  ...statementItems(change, context),
  ...statusItems(change),
];
