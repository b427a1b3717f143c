import type { NoticeKind } from './notice.ts';
import { noticeKinds } from './notice.ts';

/** How a person wants to be told. In the inbox stands everything; a mail is sent only where the person has given an address. */
export interface NoticePreferences {
  readonly email: string | null;
  readonly language: 'vi' | 'en';
  /** Of which kinds a mail is sent; none at all where it is empty. */
  readonly kinds: readonly NoticeKind[];
}

/** Of who has said nothing: no mail. */
export const silent: NoticePreferences = { email: null, language: 'vi', kinds: noticeKinds };

/** True where a mail is sent of something of one of these kinds. */
export const wantsMail = ({ email, kinds }: NoticePreferences, told: readonly NoticeKind[]): boolean =>
  email !== null && told.some((kind) => kinds.includes(kind));
