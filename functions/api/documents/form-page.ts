import type { FilledField, FormField } from '../../../shared/domain/forms/form.ts';
import { formTexts } from '../../../shared/messages/form-messages.ts';
import type { Language } from '../../../shared/messages/language.ts';
import type { FilledForm } from '../../../shared/workflow/forms/filled-form.ts';
import { descriptions, documentHead, documentPage } from './frame.ts';
import { element, tag } from './html.ts';
import type { Content } from './html.ts';
import { placeholders, said, valueLines } from './wording.ts';
import type { Pick, Said } from './wording.ts';

const p = tag('p');
const open = '…………';

interface Printing {
  readonly filled: FilledForm;
  readonly say: Said;
  /** A text with its placeholders filled from the form. */
  readonly tell: (pick: Pick) => Content;
}

const headValue = ({ head }: FilledForm, wanted: FormField): string | undefined => {
  const value = head.find(({ field }) => field === wanted)?.value;
  return typeof value === 'string' ? value : undefined;
};

const valueOf = ({ field, state, value }: FilledField, say: Said): Content => {
  if (state === 'on-paper') return say(({ frame }) => frame.onPaper);
  if (value === null) return open;
  if (typeof value === 'string') return valueLines(field, value, formTexts.vi);
  return valueLines(field, value, formTexts.vi).map((_line, n) =>
    p(
      say(
        () => '{line}',
        (texts) => ({ line: valueLines(field, value, texts)[n] ?? '' }),
      ),
    ),
  );
};

const headOf = ({ filled, say }: Printing): Content => {
  const [year, month, day] = headValue(filled, 'documentDate')?.split('-') ?? [];
  const given = {
    documentNumber: headValue(filled, 'documentNumber') ?? open,
    place: headValue(filled, 'place') ?? open,
    day: day ?? open,
    month: month ?? open,
    year: year ?? open,
  };
  const subject = filled.form.kind === 'letter' ? p(say(({ forms }) => forms[filled.form.id].subject)) : '';
  return documentHead(say, {
    issuer: headValue(filled, 'issuer') ?? open,
    under: [
      p(
        say(
          ({ frame }) => frame.number,
          () => given,
        ),
      ),
      subject,
    ],
    dated: p(
      say(
        ({ frame }) => frame.placeAndDate,
        () => given,
      ),
    ),
  });
};

const titleOf = ({ filled: { form }, say }: Printing): Content =>
  form.kind === 'letter'
    ? tag('h1')(say(({ forms }) => forms[form.id].name))
    : [tag('h1')(say(({ frame }) => frame.decision)), p(say(({ forms }) => forms[form.id].subject))];

const partsOf = ({ filled: { form, parts }, say }: Printing): Content =>
  parts.map(({ part, fields }, n) => {
    const heading = say(
      ({ frame }) => (form.kind === 'letter' ? frame.part : frame.article),
      (texts) => ({ number: String(n + 1), heading: texts.parts[part].heading }),
    );
    const rows = fields.map(
      (field) => [say((texts) => texts.fields[field.field]), valueOf(field, say)] as const,
    );
    const hasText = formTexts.vi.parts[part].text !== undefined;
    const text = hasText ? p(say((texts) => texts.parts[part].text ?? '')) : '';
    return tag('section')(tag('h2')(heading), descriptions(rows), text);
  });

const footOf = ({ filled: { form, caseNumber }, say }: Printing): Content => {
  const first = form.addressee === null ? 'parties' : 'asAbove';
  const recipients = [
    p(say(({ frame }) => frame.recipients)),
    tag('ul')(
      tag('li')(say(({ frame }) => frame[first])),
      tag('li')(
        say(
          ({ frame }) => frame.file,
          () => ({ caseNumber }),
        ),
      ),
    ),
  ];
  const signature = [p(say(({ signers }) => signers[form.kind])), p(say(({ frame }) => frame.seal))];
  return tag('footer')(
    element('div', { class: 'recipients' }, recipients),
    element('div', { class: 'signature' }, signature),
  );
};

/** An official form as a page to be printed; all that people wrote is escaped, and nothing but the style sheet is loaded. */
export const formPage = (filled: FilledForm, language: Language): string => {
  const say = said(language);
  const values = placeholders([...filled.head, ...filled.parts.flatMap(({ fields }) => fields)]);
  const tell = (pick: Pick): Content => say(pick, values);
  const printing = { filled, say, tell };
  const { id, grounds, article, addressee } = filled.form;
  const body = [
    headOf(printing),
    titleOf(printing),
    addressee === null
      ? ''
      : element(
          'p',
          { class: 'dear' },
          tell(({ frame }) => frame.dear),
        ),
    grounds.map((ground) => p(tell((texts) => texts.grounds[ground]))),
    p(tell(({ forms }) => forms[id].opening)),
    partsOf(printing),
    p(tell(({ forms }) => forms[id].closing)),
    footOf(printing),
  ];
  const source = say(
    ({ frame }) => frame.form,
    () => ({ form: id, article }),
  );
  const number = say(
    ({ frame }) => frame.caseNumber,
    () => ({ caseNumber: filled.caseNumber }),
  );
  const { synthetic } = filled;
  const title = `${formTexts[language].forms[id].name} · ${filled.caseNumber}`;
  return documentPage({ title, language, synthetic }, body, [source, '. ', number, '. ']);
};
