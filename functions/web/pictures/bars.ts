/** One row of a chart: what it is of, how many, and how long its bar is, in percent of the longest. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly percent: number;
  readonly href?: string;
}

/** How the rows of a chart are named, ordered and linked. */
export interface Drawing {
  readonly label: (key: string) => string;
  /** The keys in the order to show; without it the largest come first. */
  readonly order?: readonly string[];
  readonly href?: (key: string) => string | null;
  /** The most rows to show; what is left over is not drawn. */
  readonly most?: number;
}

/** Rows of a chart from counts by key: the same rows are its bars and its table. */
export const barsOf = (counts: Readonly<Record<string, number>>, drawing: Drawing): readonly Bar[] => {
  const { label, order, href, most = Infinity } = drawing;
  const longest = Math.max(1, ...Object.values(counts));
  const placeOf = (key: string): number => {
    const place = order?.indexOf(key) ?? -1;
    return place < 0 ? Infinity : place;
  };
  const byPlace = ([one, few]: [string, number], [other, many]: [string, number]): number =>
    order === undefined ? many - few || one.localeCompare(other) : placeOf(one) - placeOf(other);
  return Object.entries(counts)
    .toSorted(byPlace)
    .slice(0, most)
    .map(([key, value]) => {
      const address = href?.(key) ?? null;
      const percent = Math.round((value / longest) * 1000) / 10;
      return { key, label: label(key), value, percent, ...(address !== null && { href: address }) };
    });
};
