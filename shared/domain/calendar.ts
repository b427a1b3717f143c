/** The days on which the officials of Viet Nam rest beside Saturday and Sunday (Labour Code 2019 Art. 111, 112; Resolution 28/2026/QH16 for 24 November). */

/** `announced`: the notice of the year was found in print; `computed`: derived from the law, provisional until the notice. */
export type CalendarConfidence = 'announced' | 'computed';

/** Names of the holidays; `in-lieu` makes up for a holiday on a weekly rest day, `exchanged` for a Saturday worked. */
export const holidayNames = {
  'new-year': { vi: 'Tết Dương lịch', en: 'New Year' },
  tet: { vi: 'Tết Âm lịch', en: 'Lunar New Year' },
  'hung-kings': { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Commemoration Day' },
  victory: { vi: 'Ngày Chiến thắng', en: 'Victory Day' },
  labour: { vi: 'Ngày Quốc tế lao động', en: 'International Labour Day' },
  'national-day': { vi: 'Quốc khánh', en: 'National Day' },
  'culture-day': { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnamese Culture Day' },
  'in-lieu': { vi: 'Nghỉ bù', en: 'Day in lieu' },
  exchanged: { vi: 'Nghỉ hoán đổi', en: 'Exchanged day' },
} as const;
export type HolidayName = keyof typeof holidayNames;

export interface CalendarYear {
  readonly confidence: CalendarConfidence;
  /** The notices, or what the year was computed from. */
  readonly source: string;
  /** Month and day, `MM-DD`. */
  readonly rest: Readonly<Partial<Record<HolidayName, readonly string[]>>>;
  readonly workedSaturdays: readonly string[];
}

/** Raised for a year that the calendar has no data for, rather than counting its holidays as working days. */
export class CalendarYearUnknown extends Error {
  readonly code = 'calendar-year-unknown';
  readonly year: number;

  constructor(year: number) {
    super(`no calendar for the year ${year}`);
    this.name = 'CalendarYearUnknown';
    this.year = year;
  }
}

const computed = {
  confidence: 'computed',
  source:
    'Labour Code 2019 Art. 111.3, 112; Resolution 28/2026/QH16; lunar days at 105°E; no exchange of days assumed',
  workedSaturdays: [],
} as const;

const days = (month: string, ...dates: readonly string[]): readonly string[] =>
  dates.map((date) => `${month}-${date}`);

const fixed = { 'new-year': ['01-01'], victory: ['04-30'], labour: ['05-01'] } as const;
const since2026 = { ...fixed, 'culture-day': ['11-24'] } as const;

/** By year. Culture Day is not made up for when it falls on a weekend: Art. 111.3 names only the holidays of Art. 112. */
export const calendarYears: ReadonlyMap<number, CalendarYear> = new Map<number, CalendarYear>([
  [
    2024,
    {
      confidence: 'announced',
      source:
        'Notice 5015/TB-LĐTBXH; 2450/VPCP-KGVX of 12 April 2024 and Notice 1570/TB-LĐTBXH for the exchange',
      rest: {
        ...fixed,
        tet: days('02', '08', '09', '10', '11', '12'),
        'hung-kings': ['04-18'],
        'national-day': ['09-02', '09-03'],
        'in-lieu': ['02-13', '02-14'],
        exchanged: ['04-29'],
      },
      workedSaturdays: ['05-04'],
    },
  ],
  [
    2025,
    {
      confidence: 'announced',
      source: 'Notice 6150/TB-BLĐTBXH of 3 December 2024',
      rest: {
        ...fixed,
        tet: days('01', '27', '28', '29', '30', '31'),
        'hung-kings': ['04-07'],
        'national-day': ['09-01', '09-02'],
        exchanged: ['05-02'],
      },
      workedSaturdays: ['04-26'],
    },
  ],
  [
    2026,
    {
      confidence: 'announced',
      source:
        'Notice 9441/TB-BNV of 16 October 2025; 12729/VPCP-KGVX of 25 December 2025; Resolution 28/2026/QH16. An exchange of 23 for 28 November was proposed; its approval is not confirmed and not counted',
      rest: {
        ...since2026,
        tet: days('02', '16', '17', '18', '19', '20'),
        'hung-kings': ['04-26'],
        'national-day': ['09-01', '09-02'],
        'in-lieu': ['04-27'],
        exchanged: ['01-02', '08-31'],
      },
      workedSaturdays: ['01-10', '08-22'],
    },
  ],
  [
    2027,
    {
      ...computed,
      rest: {
        ...since2026,
        tet: days('02', '04', '05', '06', '07', '08'),
        'hung-kings': ['04-16'],
        'national-day': ['09-02', '09-03'],
        'in-lieu': ['02-09', '02-10', '05-03'],
      },
    },
  ],
  [
    2028,
    {
      ...computed,
      rest: {
        ...since2026,
        tet: days('01', '24', '25', '26', '27', '28'),
        'hung-kings': ['04-04'],
        'national-day': ['09-01', '09-02'],
        'in-lieu': ['01-03', '05-02', '09-04'],
      },
    },
  ],
  [
    2029,
    {
      ...computed,
      rest: {
        ...since2026,
        tet: days('02', '12', '13', '14', '15', '16'),
        'hung-kings': ['04-23'],
        'national-day': ['09-02', '09-03'],
        'in-lieu': ['09-04'],
      },
    },
  ],
  [
    2030,
    {
      ...computed,
      rest: {
        ...since2026,
        tet: [...days('01', '31'), ...days('02', '01', '02', '03', '04')],
        'hung-kings': ['04-12'],
        'national-day': ['09-02', '09-03'],
        'in-lieu': ['02-05', '02-06'],
      },
    },
  ],
]);

/** The days of a year off and on against the weekly rule, as ISO days. */
export interface YearRest {
  readonly restDays: ReadonlySet<string>;
  readonly workedSaturdays: ReadonlySet<string>;
}

/** The year's holidays and worked Saturdays for looking up; throws `CalendarYearUnknown`. */
export const restOf = (year: number): YearRest => {
  const known = lookups.get(year);
  if (known !== undefined) return known;
  const calendar = calendarYears.get(year);
  if (calendar === undefined) throw new CalendarYearUnknown(year);
  const inYear = (monthDays: readonly string[]) =>
    new Set(monthDays.map((monthDay) => `${year}-${monthDay}`));
  const rest = {
    restDays: inYear(Object.values(calendar.rest).flat()),
    workedSaturdays: inYear(calendar.workedSaturdays),
  };
  lookups.set(year, rest);
  return rest;
};

const lookups = new Map<number, YearRest>();
