import type { PermitMove } from '../../../shared/domain/moves.ts';
import type { Typed } from '../forms/field.ts';
import type { MoveForm } from './move-fields.ts';
import { reasons, rulingFields, rulingOf } from './move-fields.ts';

const assessmentOf = ({ text, day }: Typed) => {
  const unit = text('unit');
  if (unit === undefined) return {};
  const organisation = unit.slice(0, Math.max(unit.lastIndexOf('/'), 0));
  const date = day('assessmentDate') ?? '';
  return { assessment: { organisation, unit, number: text('assessmentNumber') ?? '', date } };
};

/** The forms by which a permit is suspended and comes back, after a serious incident on the report of a specialist body. */
export const permitForms: Readonly<Partial<Record<PermitMove, MoveForm>>> = {
  suspend: {
    request: 'suspension',
    fields: [reasons, { name: 'incident', kind: 'line', hint: 'hint.incident' }, ...rulingFields],
    body: (typed) => ({
      reasons: typed.text('reasons'),
      incident: typed.text('incident'),
      ruling: rulingOf(typed),
    }),
    isDanger: true,
  },
  reinstate: {
    request: 'reinstatement',
    fields: [
      reasons,
      {
        name: 'unit',
        at: 'assessment.unit',
        dependsOnCase: true,
        kind: 'pick',
        source: 'assessing-units',
        hint: 'hint.specialist',
      },
      { name: 'assessmentNumber', at: 'assessment.number', dependsOnCase: true, kind: 'line' },
      { name: 'assessmentDate', at: 'assessment.date', dependsOnCase: true, kind: 'day', hint: 'hint.day' },
      ...rulingFields,
    ],
    body: (typed) => ({
      reasons: typed.text('reasons'),
      ...assessmentOf(typed),
      ruling: rulingOf(typed),
    }),
  },
};
