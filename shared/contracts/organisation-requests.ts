import type * as z from 'zod';
import type { Ruling } from '../domain/actor.ts';
import type { OrganisationBodies, OrganisationCommandType } from '../domain/organisation/commands.ts';
import { rulingRequest } from './ruling-request.ts';
import type { RulingRequest } from './ruling-request.ts';
import { organisationBodies, organisationDetails } from './organisation-bodies.ts';
import { id, isoDay } from './primitives.ts';

/** An act as a request names it. */
export type OrganisationAct = {
  [T in OrganisationCommandType]: { readonly type: T; readonly body: OrganisationBodies[T] };
}[OrganisationCommandType];

/** Turns a request that has been read into the act that it asks for. */
export type ToAct = (complete: (ruling: RulingRequest) => Ruling) => OrganisationAct;

/** A request on an organisation: its body, and the act that it becomes. */
export interface OrganisationRequest {
  readonly type: OrganisationCommandType;
  readonly schema: z.ZodType;
  readonly toAct: z.ZodType<ToAct>;
}

/** Days that a request may leave open. */
const open = { firstDay: isoDay.nullable().default(null), lastDay: isoDay.nullable().default(null) };

const asks = <Body>(
  type: OrganisationCommandType,
  schema: z.ZodType<Body>,
  act: (body: Body, complete: Parameters<ToAct>[0]) => OrganisationAct,
): OrganisationRequest => ({
  type,
  schema,
  toAct: schema.transform(
    (body): ToAct =>
      (complete) =>
        act(body, complete),
  ),
});

const bodies = organisationBodies;
const unitBody = bodies['set-unit'].extend({
  ...open,
  nameEn: bodies['set-unit'].shape.nameEn.default(null),
});
const entitlement = bodies['entitle-unit'].shape.entitlement.extend(open);

/** Every request that acts on an organisation, by the last part of its path. */
export const organisationRequests: Readonly<Record<string, OrganisationRequest>> = {
  units: asks('set-unit', unitBody, (body) => ({ type: 'set-unit', body })),
  entitlements: asks('entitle-unit', bodies['entitle-unit'].extend({ entitlement }), (body) => ({
    type: 'entitle-unit',
    body,
  })),
  'entitlement-withdrawals': asks('withdraw-entitlement', bodies['withdraw-entitlement'], (body) => ({
    type: 'withdraw-entitlement',
    body,
  })),
  appointments: asks('appoint', bodies.appoint.extend(open), (body) => ({ type: 'appoint', body })),
  dismissals: asks('dismiss', bodies.dismiss, (body) => ({ type: 'dismiss', body })),
  absences: asks(
    'note-absence',
    bodies['note-absence'].extend({ replacement: bodies['note-absence'].shape.replacement.default(null) }),
    (body) => ({ type: 'note-absence', body }),
  ),
  'absence-ends': asks('end-absence', bodies['end-absence'], (body) => ({ type: 'end-absence', body })),
  delegations: asks('delegate', bodies.delegate.extend({ ruling: rulingRequest }), (body, complete) => ({
    type: 'delegate',
    body: { ...body, ruling: complete(body.ruling) },
  })),
  'delegation-revocations': asks(
    'revoke-delegation',
    bodies['revoke-delegation'].extend({ ruling: rulingRequest }),
    (body, complete) => ({ type: 'revoke-delegation', body: { ...body, ruling: complete(body.ruling) } }),
  ),
  interests: asks(
    'declare-interest',
    bodies['declare-interest'].extend({
      ...open,
      subject: bodies['declare-interest'].shape.subject.default(null),
    }),
    (body) => ({ type: 'declare-interest', body }),
  ),
  'annual-reports': asks('record-annual-report', bodies['record-annual-report'], (body) => ({
    type: 'record-annual-report',
    body,
  })),
  'interest-ends': asks('end-interest', bodies['end-interest'], (body) => ({ type: 'end-interest', body })),
};

const { shape } = organisationDetails;

/** `POST /organisations`: a body that the register does not know yet; what is unknown may be left out. */
export const registerOrganisationRequest = organisationDetails.extend({
  id,
  nameEn: shape.nameEn.default(null),
  scheme: shape.scheme.default(null),
  code: shape.code.default(null),
  parent: shape.parent.default(null),
  validFrom: shape.validFrom.default(null),
  validUntil: shape.validUntil.default(null),
  successor: shape.successor.default(null),
  synthetic: shape.synthetic.default(false),
  source: shape.source.default(null),
  unverified: shape.unverified.default([]),
});

/** `PATCH /organisations/{id}`: the fields that change. */
export const changeOrganisationRequest = bodies['change-organisation'].shape.changes;
