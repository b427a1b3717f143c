import * as z from 'zod';

const deadLetter = z.object({
  queue: z.string(),
  messageId: z.string(),
  group: z.string(),
  body: z.string(),
  reason: z.string().nullable(),
  sentAt: z.iso.datetime(),
});

/** A dead letter as stored; throws on anything else, which is a fault of ours. */
export const parseDeadLetter = (stored: unknown): z.infer<typeof deadLetter> => deadLetter.parse(stored);

const wish = z.object({ id: z.string(), type: z.string() });
const task = z.object({ kind: z.string() }).transform(({ kind }) => ({ id: null, type: kind }));
const decision = z.object({ decisionId: z.string() }).transform(({ decisionId: id }) => ({ id, type: null }));
const content = z.union([wish, task, decision]);

const parsed = (body: string): unknown => {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    return null;
  }
};

/** What a dead letter is about, as far as its body tells: the id and type of a wish, the kind of a task, the id of a decision. */
export const subjectOf = (body: string): { readonly id: string | null; readonly type: string | null } => {
  const read = content.safeParse(parsed(body));
  return read.success ? read.data : { id: null, type: null };
};
