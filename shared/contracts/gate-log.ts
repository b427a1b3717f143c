import * as z from 'zod/mini';
import { roles } from '../domain/actor.ts';
import { enforcements } from '../domain/gate/enforcement.ts';
import { gateReasons } from '../domain/gate/decide-deployment.ts';
import { deploymentRequest, gateQuestion } from './gate.ts';

const level = z.nullable(z.literal([1, 2, 3, 4, 5]));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/u));
const counted = z.int().check(z.positive());

/** A relaxation of one organisation, as it was when the answer was given. */
const relaxation = z.object({
  organisation: z.string(),
  platformId: z.nullable(z.string()),
  firstDay: day,
  warnUntil: z.nullable(day),
  lastDay: day,
});

/** A relaxation as it is stored; throws on anything else. */
export const parseRelaxation = (stored: unknown): z.infer<typeof relaxation> => relaxation.parse(stored);

const registeredTrial = z.object({ startedOn: day, endsOn: day });

/** A registered trial as it is stored; throws on anything else. */
export const parseTrial = (stored: unknown): z.infer<typeof registeredTrial> => registeredTrial.parse(stored);

const view = z.object({
  decision: z.enum(['allow', 'deny']),
  enforcement: z.enum(enforcements),
  reason: z.nullable(z.enum(gateReasons)),
  level,
  validUntil: z.nullable(z.string()),
  permit: z.nullable(
    z.object({
      platformId: z.string(),
      dossierId: z.nullable(z.string()),
      digest: z.nullable(z.string()),
      status: z.string(),
      synthetic: z.boolean(),
    }),
  ),
});

/** What the log keeps of an answer: enough to give it again. Gate records are named by their digests. */
const decisionRecord = z.object({
  decisionId: z.string(),
  /** Which instance of the gate answered, and its how manieth answer this was: a number that is missing was lost. */
  instance: z.string(),
  sequence: counted,
  decidedAt: z.string(),
  question: gateQuestion,
  asker: z.object({
    subject: z.string(),
    unit: z.string(),
    organisation: z.string(),
    roles: z.array(z.enum(roles)),
  }),
  /** The reason itself, where the asker may see less. */
  reason: z.nullable(z.enum(gateReasons)),
  platformId: z.nullable(z.string()),
  dossierId: z.nullable(z.string()),
  basis: z.object({
    acceptSynthetic: z.boolean(),
    /** `sha256:<64 hex>` over the canonical JSON of each record that was found. */
    records: z.array(z.object({ platformId: z.string(), version: z.string(), digest: z.string() })),
    trial: z.nullable(registeredTrial),
    relaxations: z.array(relaxation),
    /** The platforms of these records that the asker had declared to use; absent where that was not asked. */
    adopted: z.optional(z.array(z.string())),
  }),
  answer: view,
  /** What the trial is for, where the answer registered one. */
  trialFor: z.optional(z.string().check(z.maxLength(500))),
});
export type DecisionRecord = z.infer<typeof decisionRecord>;

/** A decision as a log line carries it; throws on anything else. */
export const parseDecision = (raw: unknown): DecisionRecord => decisionRecord.parse(raw);

/** The decisions of one message; throws on anything else. */
export const parseDecisions = (raw: unknown): readonly DecisionRecord[] => z.array(decisionRecord).parse(raw);

const storedDecisions = z.object({ decisions: z.string() });

/** The decisions of one message as they are stored, still packed; throws on anything else. */
export const parseStoredDecisions = (stored: unknown): string => storedDecisions.parse(stored).decisions;

/** A report of what runs where, with the organisations on whose lists it stands. */
const deploymentRecord = z.object({
  reportedAt: z.string(),
  by: z.object({ subject: z.string(), organisation: z.string() }),
  listedFor: z.array(z.string()),
  deployment: deploymentRequest,
});
export type DeploymentRecord = z.infer<typeof deploymentRecord>;

/** A report as it is stored; throws on anything else. */
export const parseDeployment = (stored: unknown): DeploymentRecord => deploymentRecord.parse(stored);

const logMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decisions'),
    /** True until an instance knows that one of its messages was taken. */
    isFirst: z.boolean(),
    instance: z.string(),
    /** The numbers of the first and the last of them. */
    first: counted,
    last: counted,
    /** When the first of them was given. */
    since: z.string(),
    /** All of them, packed; read when somebody asks for one. */
    decisions: z.string().check(z.minLength(1)),
    /** Those that register a trial. */
    trials: z.array(decisionRecord),
  }),
  z.object({ kind: z.literal('deployment'), deployment: deploymentRecord }),
]);
export type LogMessage = z.infer<typeof logMessage>;

/** What comes off the projection queue; anything else throws and is unreadable. */
export const parseLogMessage = (raw: unknown): LogMessage => logMessage.parse(raw);
