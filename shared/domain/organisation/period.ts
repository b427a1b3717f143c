/** Days in Viet Nam, both included; null is open. */
export interface Period {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** True on every day of the period, the first and the last included. */
export const inForce = ({ firstDay, lastDay }: Period, day: string): boolean =>
  (firstDay === null || firstDay <= day) && (lastDay === null || day <= lastDay);
