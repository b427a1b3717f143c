import * as z from 'zod';
import { opinionVerdicts } from '../domain/dossier/dossier.ts';
import { asks, guarded } from './asked-move.ts';
import type { DossierRequest } from './asked-move.ts';
import { conclusionWith, results } from './assessment-bodies.ts';
import {
  askedUnits,
  assignment,
  council,
  differences,
  dossierBodies,
  incidentNumber,
  specialistAssessment,
} from './dossier-bodies.ts';
import { content } from './dossier-content.ts';
import { decideLevel, levelApproval } from './level-approval-request.ts';
import { criterionId, isoDay, level, text } from './primitives.ts';
import { publicationDecision } from './publication-decision.ts';
import { rulingRequest } from './ruling-request.ts';

const reasons = text(4000);
const ruledAndReasoned = z.strictObject({ ruling: rulingRequest, reasons });
/** No article gives the basis of an erasure, so that it must be named. */
const erasure = ruledAndReasoned.extend({ ruling: rulingRequest.required({ legalBasis: true }) });

const ruled = (
  type: 'delist' | 'revoke' | 'erase-files',
  schema: z.ZodType<z.infer<typeof ruledAndReasoned>> = ruledAndReasoned,
): DossierRequest =>
  asks(schema, ({ reasons: why, ruling }, { complete }) => ({
    type,
    body: { reasons: why, ruling: complete(ruling, type) },
  }));

const appraisal = z.discriminatedUnion('verdict', [
  z.strictObject({
    verdict: z.literal('suitable'),
    level,
    reasons: reasons.optional(),
    ruling: rulingRequest,
  }),
  z.strictObject({ verdict: z.literal('not-yet-suitable'), level, reasons, ruling: rulingRequest }),
  z.strictObject({ verdict: z.literal('incomplete'), reasons, ruling: rulingRequest }),
]);

const conclusion = conclusionWith(rulingRequest);

/** Every request that moves a dossier, by the last part of its path. */
export const dossierRequests: Readonly<Record<string, DossierRequest>> = {
  content: guarded(
    asks(content, (body, { digestOf }) => ({
      type: 'save-content',
      body: {
        content: body,
        digest: digestOf(body),
        factsDigest: body.facts === undefined ? null : digestOf(body.facts),
      },
    })),
  ),
  submission: asks(z.strictObject({ differs: differences.optional() }), (body) => ({ type: 'submit', body })),
  withdrawal: asks(z.strictObject({ reasons }), (body) => ({ type: 'withdraw', body })),
  'expert-opinion': asks(
    z.strictObject({ ruling: rulingRequest, opinion: text(4000) }),
    ({ ruling, opinion }, { complete }) => ({
      type: 'expert-opinion',
      body: { opinion, ruling: complete(ruling, 'expert-opinion') },
    }),
  ),
  council: asks(
    z.strictObject({ ruling: rulingRequest, members: council }),
    ({ ruling, members }, { complete }) => ({
      type: 'appoint-council',
      body: { members, ruling: complete(ruling, 'appoint-council') },
    }),
  ),
  'opinion-requests': asks(
    z.strictObject({ units: askedUnits, dueOn: isoDay, ruling: rulingRequest }),
    ({ ruling, ...asked }, { complete }) => ({
      type: 'ask-opinion',
      body: { ...asked, ruling: complete(ruling, 'ask-opinion') },
    }),
  ),
  opinions: asks(
    z.strictObject({ verdict: z.enum(opinionVerdicts), opinion: text(4000), ruling: rulingRequest }),
    ({ ruling, ...opinion }, { complete }) => ({
      type: 'give-opinion',
      body: { ...opinion, ruling: complete(ruling, 'give-opinion') },
    }),
  ),
  appraisal: guarded(
    asks(appraisal, (body, { complete }) =>
      body.verdict === 'incomplete'
        ? {
            type: 'return-incomplete',
            body: { reasons: body.reasons, ruling: complete(body.ruling, 'return-incomplete') },
          }
        : { type: 'appraise', body: { ...body, ruling: complete(body.ruling, 'appraise') } },
    ),
  ),
  'level-approval': guarded(asks(levelApproval, decideLevel)),
  assignment: asks(assignment, (body, { assessing }) => ({ type: assessing ? 'reassign' : 'assign', body })),
  results: asks(
    z.union([results, z.strictObject({ acceptNotApplicable: z.array(criterionId).min(1).max(50) })]),
    (body) =>
      'results' in body
        ? { type: 'record-results', body }
        : { type: 'accept-not-applicable', body: { criteria: body.acceptNotApplicable } },
  ),
  'result-takeovers': asks(dossierBodies['take-over-results'], (body) => ({
    type: 'take-over-results',
    body,
  })),
  findings: asks(dossierBodies['raise-finding'], (body) => ({ type: 'raise-finding', body })),
  'finding-answers': asks(dossierBodies['answer-finding'], (body) => ({ type: 'answer-finding', body })),
  'finding-rechecks': asks(dossierBodies['recheck-finding'], (body) => ({ type: 'recheck-finding', body })),
  conclusion: guarded(
    asks(conclusion, (body, { complete }) => ({
      type: 'conclude',
      body: { ...body, ruling: complete(body.ruling, 'conclude') },
    })),
  ),
  'change-confirmation': guarded(
    asks(
      ruledAndReasoned.extend({ verdict: z.enum(['routine', 'not-routine']) }),
      ({ ruling, ...body }, { complete }) => ({
        type: 'confirm-change',
        body: { ...body, ruling: complete(ruling, 'confirm-change') },
      }),
    ),
  ),
  'task-completions': asks(dossierBodies['complete-task'], (body) => ({ type: 'complete-task', body })),
  appeal: asks(z.strictObject({ reasons }), (body) => ({ type: 'appeal', body })),
  'publication-request': asks(dossierBodies['request-publication'], (body) => ({
    type: 'request-publication',
    body,
  })),
  'publication-decision': guarded(
    asks(publicationDecision, (body, { complete }) =>
      body.decision === 'refuse'
        ? {
            type: 'refuse-publication',
            body: { reasons: body.reasons, ruling: complete(body.ruling, 'refuse-publication') },
          }
        : {
            type: 'approve-publication',
            body: { differs: body.differs, ruling: complete(body.ruling, 'approve-publication') },
          },
    ),
  ),
  delisting: ruled('delist'),
  suspension: asks(
    ruledAndReasoned.extend({ incident: incidentNumber.optional() }),
    ({ ruling, ...body }, { complete }) => ({
      type: 'suspend',
      body: { ...body, ruling: complete(ruling, 'suspend') },
    }),
  ),
  reinstatement: asks(
    ruledAndReasoned.extend({ assessment: specialistAssessment.optional() }),
    ({ ruling, ...body }, { complete }) => ({
      type: 'reinstate',
      body: { ...body, ruling: complete(ruling, 'reinstate') },
    }),
  ),
  revocation: ruled('revoke'),
  grace: asks(
    ruledAndReasoned.extend({ lastDay: isoDay }),
    ({ reasons: why, lastDay, ruling }, { complete }) => ({
      type: 'grant-grace',
      body: { reasons: why, lastDay, ruling: complete(ruling, 'grant-grace') },
    }),
  ),
  'file-erasure': guarded(ruled('erase-files', erasure)),
};
