import { foldedWords } from '../domain/folded.ts';
import { organisations } from './organisations.ts';

/**
 * The names of provinces and of state bodies, folded, as they stand in names of platforms: a name that differs from another in
 * them alone names the same thing for somebody else.
 */
export const namesThatTellNothing = (): readonly string[] =>
  (cached ??= organisations()
    .filter(({ kind, synthetic }) => kind !== 'enterprise' && !synthetic)
    .flatMap(({ nameVi, kind }) => {
      const name = foldedWords(nameVi).join(' ');
      return kind === 'province' ? [name, name.replace(/^(?:tinh|thanh pho) /u, '')] : [name];
    }));

let cached: readonly string[] | undefined;
