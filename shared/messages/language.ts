import { acceptedLanguages } from './accept-language.ts';

/** The languages of every text for people; Vietnamese comes first. */
export type Language = 'vi' | 'en';

/** The reader's language from `Accept-Language`: English where it comes first, else Vietnamese. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const [first] = acceptedLanguages(acceptLanguage ?? '');
  return first?.split('-')[0] === 'en' ? 'en' : 'vi';
};
