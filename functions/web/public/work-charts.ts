import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { bodyName } from './platform-rows.ts';
import type { StatisticsView } from './statistics-view.ts';

/** A table of figures that are read beside each other; the bar of a row is the share that its first figure has. */
interface Pairs {
  readonly title: string;
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly values: readonly number[];
    readonly percent: number;
  }[];
  readonly note?: string;
}

const rowOf = (label: string, values: readonly number[]) => {
  const [first = 0] = values;
  const all = values.reduce((sum, value) => sum + value, 0);
  return { label, values, percent: all === 0 ? 0 : Math.round((first / all) * 1000) / 10 };
};

const groups = [
  ...[
    'RSK',
    'HWA',
    'SWA',
    'INF',
    'CFG',
    'ACC',
    'VUL',
    'LOG',
    'WEB',
    'MAL',
    'BCK',
    'NET',
    'MON',
    'HRS',
    'SUP',
  ],
  ...['INC', 'DEV', 'PEN', 'DEC', 'PLT', 'application', 'data', 'design-build', 'network', 'operation'],
  ...['organisation', 'personnel', 'policy', 'server'],
];

/** What a group of criteria is called; one of a ruleset that is new here, its code. */
const groupName = (language: Language, group: string): string =>
  groups.includes(group) ? webText(language, `criteriaGroup.${group}`) : group;

const results = (language: Language, { results: { whole, byGroup } }: StatisticsView): Pairs => {
  const say = (key: string): string => webText(language, key);
  return {
    title: say('chart.results'),
    head: say('chart.group'),
    columns: [say('chart.full'), say('chart.basic')],
    rows: [
      rowOf(say('chart.whole'), [whole.full, whole.basic]),
      ...Object.entries(byGroup).map(([group, { full, basic }]) =>
        rowOf(groupName(language, group), [full, basic]),
      ),
    ],
    note: webText(language, 'chart.resultsNote', { unknown: whole.unknown }),
  };
};

const clocks = (language: Language, { clocks: counted, names }: StatisticsView): Pairs => ({
  title: webText(language, 'chart.clocks'),
  head: webText(language, 'chart.authority'),
  columns: [webText(language, 'chart.kept'), webText(language, 'chart.missed')],
  rows: Object.entries(counted).map(([body, { kept, missed }]) =>
    rowOf(bodyName(language, body, names), [kept, missed]),
  ),
});

const overlap = (language: Language, { overlap: found }: StatisticsView): Pairs => ({
  title: webText(language, 'chart.overlap'),
  head: webText(language, 'chart.ending'),
  columns: [webText(language, 'chart.count')],
  rows: (['toldApart', 'avoided', 'open'] as const).map((ending) => ({
    label: webText(language, `chart.overlap.${ending}`),
    values: [found[ending]],
    percent: found.cases === 0 ? 0 : Math.round((found[ending] / found.cases) * 1000) / 10,
  })),
  note: webText(language, 'chart.overlapNote', { cases: found.cases, platforms: found.platformsFound }),
});

const isTold = ({ rows }: Pairs): boolean => rows.some(({ values }) => values.some((value) => value > 0));

/** What is counted of the work on cases: results by group, overlap, and clocks; what has nothing to tell is left out. */
export const figuresOfWork = (language: Language, statistics: StatisticsView): readonly Pairs[] =>
  [results, overlap, clocks].map((chart) => chart(language, statistics)).filter(isTold);

const known = [
  ...['ministries-that-published', 'localities-assigned', 'localities-chosen-in-plan'],
  'localities-chosen-by-document',
];

/** What sources report and the data cannot yield, in words. */
export const reportedFigures = (language: Language, { reported }: StatisticsView) =>
  reported
    .filter(({ id }) => known.includes(id))
    .map(({ id, day, count, of, source }) => ({
      text: webText(language, `reported.${id}`, { count, of }),
      ...{ day, source },
    }));
