import data from './data/reported.json' with { type: 'json' };

/** A figure that a source reports and the data cannot yield; `day` is the ISO day on which it was reported. */
export interface ReportedFigure {
  readonly id: string;
  readonly day: string;
  readonly count: number;
  readonly of: number;
  readonly source: string;
}

/** What the sources had reported by a day. */
export const reportedBy = (day: string): readonly ReportedFigure[] => data.filter((one) => one.day <= day);
