import { typedIn } from '../forms/field.ts';
import type { CriterionShown } from './criteria-views.ts';

/** What a row says of a criterion, as it was typed. */
const rowIn = (form: URLSearchParams, { id }: CriterionShown) => {
  const { text, day } = typedIn(form);
  const verdict = text(`verdict:${id}`) ?? (form.has('rest') ? 'satisfied' : undefined);
  const paper = text(`paper:${id}`) ?? text('paper');
  const effectiveOn = day(`effectiveOn:${id}`) ?? day('effectiveOn');
  const note = text(`note:${id}`);
  return {
    criterion: id,
    verdict,
    ...(note !== undefined && { note }),
    ...(paper !== undefined && { evidence: [{ paper, effectiveOn: effectiveOn ?? '' }] }),
  };
};

/** What tells two records of a criterion apart. */
const said = (row: Pick<NonNullable<CriterionShown['result']>, 'verdict' | 'note' | 'evidence'>): string =>
  JSON.stringify([row.verdict, row.note ?? '', row.evidence?.[0]?.paper, row.evidence?.[0]?.effectiveOn]);

/** The results in a form that differ from what is recorded; with `rest`, what nobody has judged yet is satisfied. */
export const typedResults = (form: URLSearchParams, items: readonly CriterionShown[]) =>
  items.flatMap((criterion) => {
    const { verdict, ...row } = rowIn(form, criterion);
    if (verdict === undefined) return [];
    const evidence = row.evidence ?? criterion.result?.evidence;
    const isSame =
      criterion.result !== null && said({ ...row, verdict, evidence }) === said(criterion.result);
    return isSame ? [] : [{ ...row, verdict }];
  });
