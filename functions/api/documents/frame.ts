import type { Language } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import { element, page, tag } from './html.ts';
import type { Content, Html } from './html.ts';
import type { Said } from './wording.ts';
import { said } from './wording.ts';

const p = tag('p');

/** What stands above every document: who issues it on the left, the nation on the right (Decree 30/2020, annex I). */
export const documentHead = (
  say: Said,
  { issuer, under, dated }: { readonly issuer: Content; readonly under: Content; readonly dated: Content },
): Html =>
  element(
    'header',
    {},
    element('div', { class: 'issuer' }, p(issuer), under),
    element(
      'div',
      { class: 'nation' },
      p(say(({ frame }) => frame.nation)),
      p(say(({ frame }) => frame.motto)),
      dated,
    ),
  );

const invented = (language: Language): Content =>
  element('p', { class: 'notice', role: 'note' }, [
    name('vi', 'notices', 'synthetic'),
    language === 'en'
      ? [' ', element('span', { lang: 'en', class: 'aid' }, name('en', 'notices', 'synthetic'))]
      : '',
  ]);

/** A whole document: the notice that it is invented where it is, its body, its case number and what it is. */
export const documentPage = (
  { title, language, synthetic }: { title: string; language: Language; synthetic: boolean },
  body: Content,
  foot: Content,
): string => {
  const say = said(language);
  const note = element(
    'p',
    { class: 'note' },
    foot,
    say(({ frame }) => frame.note),
  );
  return page(title, tag('main')(synthetic ? invented(language) : '', body, note));
};

/** Names and what is said of them, as a list of descriptions. */
export const descriptions = (rows: readonly (readonly [Content, Content])[]): Content =>
  rows.length === 0 ? '' : tag('dl')(rows.map(([what, value]) => [tag('dt')(what), tag('dd')(value)]));
