import { parseNoticePreferences, parseToldPart } from '../../shared/contracts/notices.ts';
import { parseWebhooks } from '../../shared/contracts/webhooks.ts';
import { inboxPlaces } from '../../shared/aws/inbox.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { noticeKeys } from '../../shared/workflow/notice-keys.ts';
import type { Letter, NoticeShelf } from '../../shared/workflow/notice-ports.ts';
import type { InMemoryItems } from './in-memory-items.ts';

/** What is told, in memory, with the conditions of the table. */
export const inMemoryNotices = (items: InMemoryItems): NoticeShelf => ({
  keep: async ({ id, part, body: told }, kept) => {
    await Promise.resolve();
    const guard = noticeKeys.kept(id, part);
    if (items.get(guard) !== null) return false;
    items.put(guard, told);
    for (const { key, body } of kept) items.put(key, body ?? {});
    return true;
  },
  toldBy: async (id) => {
    await Promise.resolve();
    const { pk, sk } = noticeKeys.parts(id);
    return items.under(pk, sk).flatMap(parseToldPart);
  },
  preferencesOf: async (subjects) => {
    await Promise.resolve();
    const found = subjects.flatMap((subject) => {
      const item = items.get(noticeKeys.preferences(subject));
      return item === null ? [] : [[subject, parseNoticePreferences(item)] as const];
    });
    return new Map(found);
  },
  webhooksOf: (organisations) =>
    Promise.resolve(
      organisations.flatMap((id) => {
        const item = items.get(keys.state('webhooks', id));
        return item === null ? [] : [parseWebhooks(item['state'])];
      }),
    ),
  mailsOf: async (id) => {
    await Promise.resolve();
    const { pk, sk } = noticeKeys.mail(id, '');
    return items.under(pk, sk);
  },
  markSent: async (id, subject, at) => {
    await Promise.resolve();
    const key = noticeKeys.mail(id, subject);
    const item = items.get(key);
    if (item !== null) items.put(key, { ...item, sentAt: at });
  },
});

/** Moves a notice to the read ones, in memory. */
export const markReadInMemory = (
  items: InMemoryItems,
  { subject, place, at }: { subject: string; place: string; at: string },
): string | null => {
  const places = inboxPlaces(subject, place);
  const unread = items.get(places.unread);
  if (unread !== null) {
    items.remove(places.unread);
    items.put(places.read, { ...unread, readAt: at });
  }
  const { readAt = null } = items.get(places.read) ?? {};
  return typeof readAt === 'string' ? readAt : null;
};

/** A post that keeps every letter, and refuses as many as a test asks for. */
export const inMemoryPost = () => {
  const letters: Letter[] = [];
  let refusals = 0;
  return {
    letters,
    refuse: (times: number): void => {
      refusals = times;
    },
    post: async (letter: Letter): Promise<void> => {
      await Promise.resolve();
      if (refusals > 0) {
        refusals -= 1;
        throw new Error('the post is closed');
      }
      letters.push(letter);
    },
  };
};
