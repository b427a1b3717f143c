/** Narrows a string of the ruleset data to one of the words allowed there; throws on any other, so that bad data never loads. */
export const oneOf = <T extends string | number>(allowed: readonly T[], given: string | number): T => {
  const found = allowed.find((word) => word === given);
  if (found === undefined) throw new Error(`ruleset data: ${given} is not one of ${allowed.join(', ')}`);
  return found;
};
