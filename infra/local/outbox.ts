import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

/** A mail that would have been sent, as SES was given it; `at` by the clock of the functions. */
const mailShape = z.object({
  id: z.string(),
  at: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
});
export type OutboxMail = z.infer<typeof mailShape>;

/** The mails of a run: kept with its data, one JSON text a line, and sent to nobody. */
export interface Outbox {
  readonly add: (mail: OutboxMail) => void;
  readonly all: () => readonly OutboxMail[];
}

/** Opens the outbox in that file; a line that was cut off by a crash is passed over. */
export function openOutbox(file: string): Outbox {
  return {
    add: (mail) => appendFileSync(file, `${JSON.stringify(mail)}\n`, { mode: 0o600 }),
    all: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(mailIn) : []),
  };
}

function mailIn(line: string): OutboxMail[] {
  if (line === '') return [];
  try {
    return [mailShape.parse(JSON.parse(line))];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
