import type { Serve } from './gateway.ts';
import { localText } from './local-messages.ts';
import { languageOf } from '../../shared/messages/language.ts';
import type { Outbox, OutboxMail } from './outbox.ts';

/** Where the mails of the run can be read: as JSON, and as a page for who asks for one. */
export const outboxPath = '/outbox';

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/gu, (mark) => marks[mark] ?? mark);

const listed = ({ at, to, subject, text }: OutboxMail): string =>
  `<article><h2>${escaped(subject)}</h2><p>${escaped(to.join(', '))} · ${escaped(at)}</p><pre>${escaped(text)}</pre></article>`;

/** Shows the outbox, newest mail first; only on this machine and only in the embedded run. */
export function outboxRoute(outbox: Outbox): Serve {
  return (request, response) => {
    const mails = outbox.all().toReversed();
    if (request.headers.accept?.includes('text/html') !== true) {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ items: mails, total: mails.length }));
      return Promise.resolve();
    }
    const language = languageOf(request.headers['accept-language']);
    const title = localText('outboxTitle', language);
    const body =
      mails.length === 0 ? `<p>${localText('outboxEmpty', language)}</p>` : mails.map(listed).join('\n');
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
    });
    response.end(
      `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>\n${body}</html>\n`,
    );
    return Promise.resolve();
  };
}
