import type { Page } from './visit.ts';

/** A page, and what the named parts of its path are here. */
export interface FoundPage {
  readonly page: Page;
  readonly parameters: Readonly<Record<string, string>>;
}

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

const fit = (pattern: string, path: string): Record<string, string> | null => {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const named = /^\{(\w+)\}$/u.exec(part)?.[1];
    if (named === undefined) {
      if (part !== value) return null;
      continue;
    }
    const read = decoded(value);
    if (read === null || read === '' || read.length > 200) return null;
    parameters[named] = read;
  }
  return parameters;
};

/** The first page of that path and method; `wrong-method` where the path is there for another one; null where it is not. */
export const findPage = (
  pages: readonly Page[],
  method: string,
  path: string,
): FoundPage | 'wrong-method' | null => {
  const fitting = pages.flatMap((page) => {
    const parameters = fit(page.path, path);
    return parameters === null ? [] : [{ page, parameters }];
  });
  const asked = method === 'HEAD' ? 'GET' : method;
  return fitting.find(({ page }) => page.method === asked) ?? (fitting.length > 0 ? 'wrong-method' : null);
};
