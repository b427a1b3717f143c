import type { FieldCode } from '../../../shared/messages/field-messages.ts';

/** What is wrong with a province that is named otherwise than by its scheme and code; null for what is no code at all. */
export const provinceFault = (named: string, isKnown: (id: string) => boolean): FieldCode | null => {
  if (/^\d{2}$/u.test(named)) return 'province-scheme-missing';
  const code = /^20(?:24|25):(\d{2})$/u.exec(named)?.[1];
  const isOfAnother = code !== undefined && ['2024', '2025'].some((scheme) => isKnown(`${scheme}:${code}`));
  return isOfAnother ? 'province-of-other-scheme' : null;
};
