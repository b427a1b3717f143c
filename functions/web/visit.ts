import type { Language } from '../../shared/messages/language.ts';
import type { BodyNames } from './register-views.ts';
import type { Session } from './signing-in/session.ts';

/** One request to a page. */
export interface Visit {
  readonly language: Language;
  /** Without the language: `/register`. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What a form has sent; empty on GET. */
  readonly form: URLSearchParams;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly session: Session | null;
}

/** A request to a page that asks who is there. */
export interface SignedInVisit extends Visit {
  readonly session: Session;
}

/**
 * What a page answers: a template with what it shows, something that is no page of ours with its media type, or another page to
 * go on to (303, so that going back repeats nothing).
 */
export type PageAnswer = (
  | {
      readonly template: string;
      readonly data: Readonly<Record<string, unknown>>;
      /** What those are called whom the page names, where what it shows says so itself. */
      readonly names?: BodyNames;
      readonly status?: number;
    }
  | { readonly body: string; readonly type: string; readonly status?: number }
  | { readonly goTo: string }
) & {
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
};

interface Place {
  readonly method: 'GET' | 'POST';
  /** Without the language; `{name}` stands for a part of its own. */
  readonly path: string;
  /** The largest body that it takes, in bytes, where that is more than a form has. */
  readonly mostBytes?: number;
}

/** A page for everybody. */
export interface PublicPage extends Place {
  readonly show: (visit: Visit) => Promise<PageAnswer>;
}

/** A page for who is signed in. */
export interface StaffPage extends Place {
  readonly showTo: (visit: SignedInVisit) => Promise<PageAnswer>;
}

export type Page = PublicPage | StaffPage;

/** The address of a page in the reader's language. */
export const addressIn = (language: Language, path: string): string =>
  path === '/' ? `/${language}` : `/${language}${path}`;
