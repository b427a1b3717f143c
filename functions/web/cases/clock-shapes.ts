import * as z from 'zod';

const used = z.object({ authority: z.number(), applicant: z.number(), elapsed: z.number() });

/** A clock of an authority as the API shows it. */
export const shownClock = z.object({
  kind: z.string(),
  state: z.string(),
  dueOn: z.string().nullable(),
  late: z.boolean(),
  provisional: z.boolean(),
  unit: z.string(),
  used: used.nullable(),
  problem: z.object({ year: z.number() }).nullable(),
});
export type ShownClock = z.infer<typeof shownClock>;

/** Something that falls due on a case. */
export const deadlineShown = z.object({
  kind: z.string(),
  items: z.array(z.string()),
  dueOn: z.string(),
  whose: z.object({ role: z.string(), organisation: z.string() }),
  overdue: z.boolean(),
  provisional: z.boolean(),
});
export type DeadlineShown = z.infer<typeof deadlineShown>;

/** With whom a case lay since it was opened, in milliseconds. */
export const caseTime = z.object({ elapsed: z.number(), by: z.record(z.string(), z.number()) });
export type CaseTime = z.infer<typeof caseTime>;
