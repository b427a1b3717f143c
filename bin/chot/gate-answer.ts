import * as z from 'zod';
import { enforcements } from '../../shared/domain/gate/enforcement.ts';
import type { Told } from './told.ts';
import { say } from './messages.ts';
import { cell } from './table.ts';

/** An answer of the gate, from the service or from papers; the service may say more than is named here. */
export const gateAnswer = z.looseObject({
  decision: z.enum(['allow', 'deny']),
  enforcement: z.enum(enforcements),
  reasons: z.array(z.looseObject({ code: z.string(), message: z.string(), next: z.string() })),
  level: z.number().nullable(),
  validUntil: z.string().nullable(),
  permit: z
    .looseObject({ platformId: z.string(), digest: z.string().nullable(), synthetic: z.boolean() })
    .nullable(),
  decidedAt: z.string(),
  asOf: z.string().nullable().default(null),
});

/** With whether it was judged without the service. */
export type GateAnswer = z.infer<typeof gateAnswer> & { readonly offline: boolean };

const longest = 500;
const shown = (value: string | number | null): string =>
  value === null ? '–' : cell(String(value), longest);

const lines = (answer: GateAnswer): string[] => {
  const { decision, reasons, level, validUntil, permit, enforcement, offline, asOf, decidedAt } = answer;
  return [
    [say(decision), ...reasons.map(({ code }) => shown(code))].join('  '),
    ...reasons.flatMap(({ message, next }) => [`  ${shown(message)}`, `  → ${shown(next)}`]),
    ...(permit === null
      ? []
      : [
          `  ${say('answerPermit', { platform: shown(permit.platformId), level: shown(level), until: shown(validUntil) })}`,
        ]),
    ...(permit?.synthetic === true ? [`  ${say('answerSynthetic')}`] : []),
    ...(decision === 'deny' && enforcement !== 'block'
      ? [`  ${say('answerEnforcement', { enforcement })}`]
      : []),
    `  ${offline ? say('answerOffline', { asOf: shown(asOf), at: shown(decidedAt) }) : say('answerOnline', { at: shown(decidedAt) })}`,
  ];
};

/** How an answer is told: as JSON or as text; exit code 0 where it allows, 1 where it denies. */
export const toldOf = (answer: GateAnswer, { json }: { readonly json?: boolean | undefined }): Told => ({
  text: json === true ? JSON.stringify(answer, undefined, 2) : lines(answer).join('\n'),
  code: answer.decision === 'allow' ? 0 : 1,
});
