import { parseDueMail } from '../../shared/contracts/notices.ts';
import { kindsOf } from '../../shared/domain/notice/kinds.ts';
import type { ToldDesk } from '../../shared/domain/notice/notice.ts';
import type { NoticePreferences } from '../../shared/domain/notice/preferences.ts';
import { silent, wantsMail } from '../../shared/domain/notice/preferences.ts';
import type { WriteMail } from '../../shared/messages/notice-messages.ts';
import type { NoticePorts } from '../../shared/workflow/notice-ports.ts';
import { noticeKeys } from '../../shared/workflow/notice-keys.ts';
import type { SideItem, TellTask } from '../../shared/workflow/ports.ts';
import { deliveriesOf, deliveryItem, firstAttempt } from './endpoints.ts';
import { recipientsOf } from './recipients.ts';
import type { ToldPerson } from './recipients.ts';

/** How long a person's notice is kept, read or not; what an organisation was told stays. */
const inboxSeconds = 400 * 24 * 3600;
/** A transaction takes 100 items; one of them says that the part is kept, and what so many desks were told. */
const mostItems = 90;
const mostDesks = 200;

const put = (key: SideItem['key'], body: SideItem['body']): SideItem => ({ key, body, claim: null });

const personItems = (
  { id, at, about, platformId, incident }: TellTask,
  { subject, organisation, isStandIn, events }: ToldPerson,
  preferences: NoticePreferences,
): SideItem[] => {
  const expiresAt = Math.floor(Date.parse(at) / 1000) + inboxSeconds;
  const place = { platformId, ...(incident !== undefined && !isStandIn && { incident }) };
  const notice = { id, at, events, about, ...place, expiresAt };
  const inbox = put(noticeKeys.unread(subject, at, id), { ...notice, organisation });
  if (!wantsMail(preferences, kindsOf(events))) return [inbox];
  return [inbox, put(noticeKeys.mail(id, subject), { ...notice, subject, sentAt: null })];
};

const nth = <T>(all: readonly T[], n: number, size: number): readonly T[] =>
  all.slice(n * size, (n + 1) * size);

/** Keeps everything once; true where a mail may wait: one was asked for, or an earlier delivery may have left one. */
const keepAll = async (
  { shelf }: NoticePorts,
  { id, at, about, platformId }: TellTask,
  { desks, items }: { readonly desks: readonly ToldDesk[]; readonly items: readonly SideItem[] },
): Promise<boolean> => {
  let mayWait = items.some(({ key }) => key.sk.startsWith('MAIL#'));
  for (let n = 0; n * mostItems < items.length || n * mostDesks < desks.length; n += 1) {
    const body = { at, about, platformId, told: nth(desks, n, mostDesks) };
    const isNew = await shelf.keep({ id, part: n, body }, nth(items, n, mostItems));
    mayWait ||= !isNew;
  }
  return mayWait;
};

const sendMails = async ({ shelf, post, now }: NoticePorts, id: string, write: WriteMail): Promise<void> => {
  const due = (await shelf.mailsOf(id)).map(parseDueMail).filter(({ sentAt }) => sentAt === null);
  if (due.length === 0) return;
  const preferences = await shelf.preferencesOf(due.map(({ subject }) => subject));
  for (const mail of due) {
    const { email = null, language = 'vi' } = preferences.get(mail.subject) ?? {};
    // Whoever has taken the address back since gets no mail.
    if (email !== null) await post({ to: email, ...write(language, mail) });
    await shelf.markSent(id, mail.subject, now());
  }
};

/**
 * Tells everybody whom one commit concerns: the notices first, in one transaction that is made once, then what goes to endpoints of organisations, then the mails, each of
 * which is marked when it was taken. Delivered again it keeps nothing twice; a mail is sent twice only where the worker was
 * struck between the two.
 */
export const tell =
  (ports: NoticePorts, write: WriteMail) =>
  async (task: TellTask): Promise<void> => {
    const { desks, persons } = await recipientsOf(ports, task);
    const [preferences, deliveries] = await Promise.all([
      ports.shelf.preferencesOf(persons.map(({ subject }) => subject)),
      deliveriesOf(ports.shelf, task, desks),
    ]);
    const items = [
      ...persons.flatMap((person) => personItems(task, person, preferences.get(person.subject) ?? silent)),
      ...deliveries.map(deliveryItem),
    ];
    const mayWait = await keepAll(ports, task, { desks, items });
    // Sent again with the message: whoever delivers finds what was made already.
    await ports.enqueue(deliveries.map(firstAttempt));
    if (mayWait) await sendMails(ports, task.id, write);
  };
