import type { Key } from './keys.ts';

const part = (number: number): string => `PART#${String(number).padStart(4, '0')}`;

/** Where what is told stands in the one table. */
export const noticeKeys = {
  /** What a part of the organisations were told by one command; it lets a part be kept once. */
  kept: (id: string, number: number): Key => ({ pk: `TOLD#${id}`, sk: part(number) }),
  /** Where its parts begin. */
  parts: (id: string): Key => ({ pk: `TOLD#${id}`, sk: 'PART#' }),
  /** A person's notices: of the two stretches the unread ones come first when the newest do. */
  unread: (subject: string, at: string, id: string): Key => ({
    pk: `INBOX#${subject}`,
    sk: `UNREAD#${at}#${id}`,
  }),
  read: (subject: string, at: string, id: string): Key => ({
    pk: `INBOX#${subject}`,
    sk: `READ#${at}#${id}`,
  }),
  /** A mail that is to be sent, without its address. */
  mail: (id: string, subject: string): Key => ({ pk: `TOLD#${id}`, sk: `MAIL#${subject}` }),
  /** How a person wants to be told; goes with the person. */
  preferences: (subject: string): Key => ({ pk: `PERSON#${subject}`, sk: 'NOTICES' }),
} as const;
