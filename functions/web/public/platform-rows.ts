import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { organisationOf } from '../../../shared/register/organisations.ts';
import type { BodyNames } from '../register-views.ts';
import { addressIn } from '../visit.ts';
import { dayText } from '../written.ts';
import type { ListCard, PlatformView } from './platform-views.ts';

/** What a key is, and what stands beside it: a text, or a link. */
export interface Row {
  readonly key: string;
  readonly text: string;
  readonly href?: string;
}

/** What an organisation is called in a language, by the names that stand in an answer; of one that nobody registered, its id. */
export const bodyName = (language: Language, id: string, names: BodyNames = {}): string => {
  const found = names[id] ?? organisationOf(id);
  return (language === 'en' ? found?.nameEn : null) ?? found?.nameVi ?? id;
};

/** The name of a platform or a list in a language. */
export const titleIn = (
  language: Language,
  { nameVi, nameEn }: { readonly nameVi: string; readonly nameEn: string | null },
): string => (language === 'en' ? nameEn : null) ?? nameVi;

type Fact = readonly (readonly [key: string, value: string | null, href?: string])[];

const identity = (item: PlatformView, language: Language): Fact => {
  const say = (key: string) => webText(language, key);
  const { owner, ownerKind, category, nameVi, nameEn, solution, names } = item;
  return [
    ['platform.id', item.id],
    ['platform.otherName', language === 'en' ? nameVi : nameEn],
    ['platform.owner', owner && bodyName(language, owner, names)],
    ['platform.ownerKind', ownerKind && say(`word.${ownerKind}`)],
    ['platform.category', category && say(`category.${category}`)],
    ...(solution === null
      ? []
      : [['platform.solution', solution, addressIn(language, `/register/${solution}`)] as const]),
  ];
};

const joined = (words: readonly string[] | null | undefined): string | null => words?.join('; ') ?? null;

const labelled = (label: PlatformView['label'], say: (key: string) => string): Fact => {
  const { identifier = null, compliance = null } = label ?? {};
  return [
    ['platform.label', identifier],
    ['platform.compliance', compliance && say(`compliance.${compliance}`)],
  ];
};

const record = (item: PlatformView, language: Language): Fact => {
  const say = (key: string) => webText(language, key);
  const { platformType, scope, address, informationClasses, label } = item;
  return [
    ['platform.purpose', item.purpose],
    ['platform.functions', joined(item.functions)],
    ['platform.scope', scope && say(`fact.servedScope.${scope}`)],
    ['platform.type', platformType && say(`platformType.${platformType}`)],
    [
      'platform.information',
      joined(informationClasses?.map((each) => say(`fact.informationClasses.${each}`))),
    ],
    ['platform.legalBasis', item.legalBasis],
    address === null ? ['platform.address', null] : ['platform.address', address, address],
    ['platform.contact', item.contact],
    ...labelled(label, say),
    ['platform.updated', dayText(language, item.updatedAt)],
  ];
};

/** What is known of a platform, row by row: who it is and whose always, the rest where somebody stated it. */
export const platformRows = (item: PlatformView, language: Language): readonly Row[] => {
  const stated = record(item, language).filter(([, value]) => value !== null && value !== '');
  return [...identity(item, language), ...stated].map(([key, value, href]) => ({
    key: webText(language, key),
    text: value === null || value === '' ? webText(language, 'platform.unknown') : value,
    ...(href !== undefined && { href }),
  }));
};

/** The lists that a platform stands on, with the document and the day of the edition in force. */
export const listRows = (item: PlatformView, lists: readonly ListCard[], language: Language) =>
  item.lists.map((id) => {
    const card = lists.find((each) => each.id === id);
    return {
      id,
      title: card === undefined ? id : titleIn(language, card),
      document: card?.edition.document ?? null,
      day: card?.edition.day ?? null,
      source: card?.edition.source ?? null,
    };
  });
