/** Every criterion of a group is met, or only those that operation waits for. */
export const groupResults = ['full', 'basic'] as const;
export type GroupResult = (typeof groupResults)[number];
