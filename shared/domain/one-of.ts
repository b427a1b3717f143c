/** Narrows a word of carried data to one of those allowed; throws on any other, so that bad data never loads. */
export const oneOf = <T extends string | number>(allowed: readonly T[], given: string | number): T => {
  const found = allowed.find((word) => word === given);
  if (found === undefined) throw new Error(`data: ${given} is not one of ${allowed.join(', ')}`);
  return found;
};
