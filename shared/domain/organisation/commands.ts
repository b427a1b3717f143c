import type { Role, Ruling } from '../actor.ts';
import type { Level, RulesetId } from '../level.ts';
import type { CommandHead } from '../command.ts';
import type { Move } from '../moves.ts';
import type { Entitlement, InterestKind, OrganisationDetails, UnitFunction } from './organisation.ts';
import type { Period } from './period.ts';

/** What each act on an organisation carries; persons are ids, and no name travels here. */
export interface OrganisationBodies {
  'register-organisation': { readonly details: OrganisationDetails };
  'change-organisation': { readonly changes: Partial<OrganisationDetails> };
  'set-unit': Period & {
    readonly unit: string;
    readonly nameVi: string;
    readonly nameEn: string | null;
    readonly function: UnitFunction;
  };
  'entitle-unit': { readonly unit: string; readonly entitlement: Entitlement };
  'withdraw-entitlement': { readonly unit: string; readonly number: string; readonly lastDay: string };
  appoint: Period & { readonly member: string; readonly unit: string; readonly roles: readonly Role[] };
  dismiss: { readonly member: string; readonly lastDay?: string | undefined };
  'note-absence': {
    readonly member: string;
    readonly replacement: string | null;
    readonly firstDay: string;
    readonly lastDay: string;
  };
  'end-absence': { readonly absence: string; readonly lastDay: string };
  delegate: {
    readonly toUnit: string;
    readonly moves: readonly Move[];
    readonly firstDay: string;
    readonly lastDay: string;
    readonly ruling: Ruling;
  };
  'revoke-delegation': { readonly delegation: string; readonly ruling: Ruling };
  'declare-interest': Period & {
    readonly subject: string | null;
    readonly unit: string;
    readonly vendor: string;
    readonly kind: InterestKind;
  };
  'end-interest': { readonly interest: string; readonly lastDay: string };
  /** A file that was uploaded: what it was announced to be. */
  'confirm-file': {
    readonly evidence: string;
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
  };
  'open-file': { readonly evidence: string };
  'record-annual-report': {
    readonly ruleset: RulesetId;
    readonly year: number;
    readonly documentNumber: string;
    readonly documentDate: string;
  };
}

export type OrganisationCommandType = keyof OrganisationBodies;

export type OrganisationCommandOf<T extends OrganisationCommandType> = CommandHead & {
  readonly type: T;
  readonly body: OrganisationBodies[T];
};

/** A system of the body has a level: the body owes the yearly report of that law. Only the platform itself says so. */
export type NoteReporting = CommandHead & {
  readonly type: 'note-reporting';
  readonly body: { readonly ruleset: RulesetId; readonly level: Level };
};

/** Has the body tell what time has done; only the platform itself asks for it. */
type NoteDue = CommandHead & { readonly type: 'note-due'; readonly body: Readonly<Record<string, never>> };

/** One wish on one organisation. */
export type OrganisationCommand =
  | { [T in OrganisationCommandType]: OrganisationCommandOf<T> }[OrganisationCommandType]
  | NoteReporting
  | NoteDue;
