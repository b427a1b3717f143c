import { findText } from './find-text.ts';
import type { Language } from './language.ts';
import en from './notices.en.json' with { type: 'json' };
import vi from './notices.vi.json' with { type: 'json' };

/** What has happened, and what it means to the reader; both are sentences. */
export interface NoticeText {
  readonly title: string;
  readonly text: string;
}

interface Catalogue {
  readonly events: Readonly<Record<string, NoticeText>>;
  readonly mail: Readonly<Record<keyof typeof vi.mail, string>>;
}

const catalogues = { vi, en } satisfies Record<Language, Catalogue>;

/** The texts of something that is told; a name without texts is a fault and throws. */
export const noticeText = (language: Language, name: string): NoticeText =>
  findText<NoticeText>(catalogues[language].events, name);

/** What a mail is written from: the names of what is told, and ids. */
export interface MailFacts {
  readonly events: readonly string[];
  readonly about: { readonly kind: string; readonly id: string };
  readonly platformId: string | null;
  /** The incident whose page the reader may open. */
  readonly incident?: string | null;
}

/** Writes a mail: what has happened, which case and platform by id, and where to read more. */
export type WriteMail = (
  language: Language,
  facts: MailFacts,
) => { readonly subject: string; readonly text: string };

const filled = (text: string, name: string, value: string): string => text.replace(`{${name}}`, () => value);

/**
 * Mails that lead to the pages at that address. They hold no name of a person or platform and nothing of a case but its id:
 * a mail travels and is kept where nobody of us can look after it.
 */
export const mailFrom =
  (publicUrl: string): WriteMail =>
  (language, { events, about, platformId, incident = null }) => {
    const { mail } = catalogues[language];
    const texts = events.map((name) => noticeText(language, name));
    const home = `${publicUrl}/${language}`;
    const isCase = about.kind === 'dossier';
    const id = encodeURIComponent(about.id);
    const places: Readonly<Record<string, string>> = {
      dossier: `/dossiers/${id}`,
      organisation: `/organisations/${id}`,
      platform: `/platforms/${id}${incident === null ? '' : `/incidents/${encodeURIComponent(incident)}`}`,
    };
    const lines = [
      ...texts.map(({ title, text }) => `${title}\n${text}`),
      [
        ...(isCase ? [filled(mail.dossier, 'id', about.id)] : []),
        ...(platformId === null ? [] : [filled(mail.platform, 'id', platformId)]),
        filled(mail.see, 'url', `${home}${places[about.kind] ?? '/work'}`),
      ].join('\n'),
      `${filled(mail.why, 'url', `${home}/notices/preferences`)}\n${mail.careful}`,
    ];
    return {
      subject: filled(mail.subject, 'title', (texts[0]?.title ?? '').replace(/\.$/u, '')),
      text: lines.join('\n\n'),
    };
  };
