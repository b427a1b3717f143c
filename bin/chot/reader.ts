import type { Language } from '../../shared/messages/language.ts';

/** The language of whoever reads: English where `LANG` says so, else Vietnamese. */
export const readerLanguage = (): Language => (process.env['LANG']?.startsWith('en') === true ? 'en' : 'vi');
