import { roles } from '../../../shared/domain/actor.ts';
import { delegableMoves } from '../../../shared/domain/organisation/delegation.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebKey } from '../../../shared/messages/web-messages.ts';
import { wordsOfFiles } from '../files/file-views.ts';
import type { ListedFile } from '../files/file-views.ts';
import { carriedName } from '../names/directory.ts';
import type { BodySource, Word } from '../forms/field.ts';
import { rulesetText } from '../law.ts';
import { dayText } from '../written.ts';
import type { BodyShown } from './body-views.ts';

interface Days {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** A period as it reads; what is open at an end is said so. */
export const periodText = (language: Language, { firstDay, lastDay }: Days): string => {
  const day = (given: string | null) =>
    given === null ? webText(language, 'bodies.open') : dayText(language, given);
  return webText(language, 'bodies.period', { from: day(firstDay), until: day(lastDay) });
};

/** What is said of a body and can lack a source, by the names that the register and its carried data have for it. */
const fieldKeys: Readonly<Record<string, WebKey>> = {
  id: 'bodies.code',
  abbreviation: 'bodies.code',
  kind: 'bodies.kind',
  nameVi: 'field.nameVi',
  nameEn: 'field.nameEn',
  parent: 'bodies.parent',
  validFrom: 'bodies.from',
  validUntil: 'bodies.until',
  successor: 'bodies.successor',
  successor_2025: 'bodies.successor',
};

/** What nobody has named a source for, in words. */
export const unverifiedText = ({ unverified }: Pick<BodyShown, 'unverified'>, language: Language): string =>
  unverified
    .map((field) => {
      const key = fieldKeys[field];
      return key === undefined ? field : webText(language, key);
    })
    .join(', ');

/** What a unit of the organisation is called; of another organisation's, its id. */
const unitText = ({ units }: BodyShown, language: Language, id: string): string => {
  const unit = units[id];
  return (language === 'en' ? unit?.nameEn : null) ?? unit?.nameVi ?? id;
};

const ofPeople = (body: BodyShown, language: Language) => ({
  members: Object.entries(body.members).map(([value, { unit }]) => ({
    value,
    text: `${value} (${unitText(body, language, unit)})`,
  })),
  absences: Object.entries(body.absences).map(([value, absence]) => ({
    value,
    text: `${absence.member} · ${periodText(language, absence)}`,
  })),
  interests: Object.entries(body.interests).map(([value, tie]) => ({
    value,
    text: `${tie.subject ?? unitText(body, language, tie.unit)} · ${carriedName(language, tie.vendor)} · ${webText(language, `word.${tie.kind}`)}`,
  })),
});

/** What may be chosen in the forms of an organisation. */
export const wordsOfBody = (
  body: BodyShown,
  language: Language,
  files: readonly ListedFile[],
): Record<BodySource, readonly Word[]> => ({
  documents: wordsOfFiles(files),
  ...ofPeople(body, language),
  units: Object.keys(body.units).map((value) => ({ value, text: unitText(body, language, value) })),
  entitlements: Object.entries(body.units).flatMap(([unit, { entitlements }]) =>
    entitlements.map(({ kind, number }) => ({
      value: `${unit}|${number}`,
      text: `${unitText(body, language, unit)} · ${webText(language, `word.${kind}`)} · ${number}`,
    })),
  ),
  delegations: Object.entries(body.delegations).map(([value, given]) => ({
    value,
    text: `${unitText(body, language, given.toUnit)} · ${given.documentNumber} · ${periodText(language, given)}`,
  })),
  reports: body.reports
    .filter(({ sent }) => sent === null)
    .map(({ ruleset, year }) => ({
      value: `${ruleset}|${String(year)}`,
      text: webText(language, 'bodies.reportChoice', {
        year: String(year),
        law: rulesetText(language, ruleset),
      }),
    })),
  roles: roles.map((value) => ({ value, text: name(language, 'roles', value) })),
  moves: delegableMoves.map((value) => ({ value, text: name(language, 'moves', value) })),
});
