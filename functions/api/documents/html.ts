/** A piece of a page that is HTML already; every other text is escaped when it is put in. */
export interface Html {
  readonly html: string;
}

export type Content = Html | string | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in an element or a quoted attribute. */
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? sign);

const isList = (content: Content): content is readonly Content[] => Array.isArray(content);

const rendered = (content: Content): string => {
  if (typeof content === 'string') return escaped(content);
  return isList(content) ? content.map(rendered).join('') : content.html;
};

/** An element with attributes and content; names are ours, everything else is escaped. */
export const element = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Content[]
): Html => {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return { html: `<${tag}${given.join('')}>${rendered(content)}</${tag}>` };
};

/** An element without attributes. */
export const tag =
  (name: string) =>
  (...content: readonly Content[]): Html =>
    element(name, {}, ...content);

/** Where the one style sheet of printed documents is. */
const styleSheet = '/document-style.css';

/** A whole page in Vietnamese, usable without its style sheet and without scripts. */
export const page = (title: string, ...body: readonly Content[]): string => {
  const head = [
    { html: '<meta charset="utf-8"><meta name="viewport" content="width=device-width">' },
    tag('title')(title),
    { html: `<link rel="stylesheet" href="${styleSheet}">` },
  ];
  return `<!doctype html>\n${element('html', { lang: 'vi' }, tag('head')(head), tag('body')(...body)).html}\n`;
};
