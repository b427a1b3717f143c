/** Lunar days of Viet Nam by astronomy (Meeus, Astronomical Algorithms 25 and 49, short series), as an oracle for the calendar's table. */

const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
const vietnamDayNumber = (julianDate: number): number => Math.floor(julianDate + 0.5 + 7 / 24);
const deltaTDays = 72 / 86_400;

/** Day number (Julian, at UTC+7) of the k-th new moon after January 2000. */
const newMoonDay = (k: number): number => {
  const t = k / 1236.85;
  const sun = 2.5534 + 29.1053567 * k;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const eccentricity = 1 - 0.002516 * t;
  const mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  const correction =
    -0.4072 * sin(moon) +
    0.17241 * eccentricity * sin(sun) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * latitude) +
    0.00739 * eccentricity * sin(moon - sun) -
    0.00514 * eccentricity * sin(moon + sun) +
    0.00208 * sin(2 * sun);
  return vietnamDayNumber(mean + correction - deltaTDays);
};

/** The twelfth of the ecliptic (0 to 11) in which the sun stands at the start of a day in Viet Nam. */
const sunSign = (dayNumber: number): number => {
  const t = (dayNumber - 0.5 - 7 / 24 - 2_451_545) / 36_525;
  const anomaly = 357.52911 + 35_999.05029 * t;
  const centre = (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly);
  const longitude = 280.46646 + 36_000.76983 * t + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
};

/** Index of the new moon that opens the eleventh month: the one that holds the winter solstice of the year. */
const eleventhMonth = (year: number): number => {
  let k = Math.round((year + 0.97 - 2000) * 12.3685) + 1;
  while (sunSign(newMoonDay(k)) >= 9 || sunSign(newMoonDay(k)) < 3) k -= 1;
  return k;
};

const isWithoutMajorTerm = (k: number): boolean => sunSign(newMoonDay(k)) === sunSign(newMoonDay(k + 1));

/** The Gregorian day of a lunar date in months 1 to 10 of the year (leap month itself excepted), as `YYYY-MM-DD`. */
export const lunarDay = (year: number, month: number, dayOfMonth: number): string => {
  const before = eleventhMonth(year - 1);
  const isLeapYear = eleventhMonth(year) - before === 13;
  const leap = [...Array(13).keys()].slice(1).find((step) => isWithoutMajorTerm(before + step));
  const steps = month + 1;
  const shift = isLeapYear && leap !== undefined && steps >= leap ? 1 : 0;
  const dayNumber = newMoonDay(before + steps + shift) + dayOfMonth - 1;
  return new Date((dayNumber - 2_440_588) * 86_400_000).toISOString().slice(0, 10);
};
