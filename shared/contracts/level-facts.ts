import * as z from 'zod';
import {
  boundCategories,
  constructionGrades,
  hostings,
  informationClasses,
  sectors,
  secretHarms,
  servedScopes,
  systemTypes,
} from '../domain/levels/facts.ts';
import type { LevelFacts } from '../domain/levels/facts.ts';
import { level, rulesetId } from './primitives.ts';

/** A number of people; nobody has more than all there are. */
const people = z.int().min(0).max(10_000_000_000);

const simpleFacts = {
  systemType: z.enum(systemTypes),
  informationClasses: z.array(z.enum(informationClasses)).min(1).max(4),
  secretHarm: z.enum(secretHarms).optional(),
  servedScope: z.enum(servedScopes).optional(),
  conditionalBusiness: z.boolean().optional(),
  settlesAdministrativeProcedures: z.boolean().optional(),
  eGovernmentNational: z.boolean().optional(),
  requires24x7: z.boolean().optional(),
  unplannedStopAcceptable: z.boolean().optional(),
  nationalDataStore: z.boolean().optional(),
  nationalSecurityWorks: z.boolean().optional(),
  onlineServiceProvider: z.boolean().optional(),
  publicServiceLevel: z.int().min(1).max(4).optional(),
  userCount: people.optional(),
  basicDataSubjects: people.optional(),
  sensitiveDataSubjects: people.optional(),
  constructionGrade: z.enum(constructionGrades).optional(),
  sector: z.enum(sectors).optional(),
  platformCategory: z.enum(boundCategories).optional(),
  hosting: z.enum(hostings).optional(),
  primeMinisterDecision: level.optional(),
  riskOutcomeLevel: level.optional(),
};

const part = z.strictObject(simpleFacts);
const component = z.strictObject({ ...simpleFacts, components: z.array(part).max(50).optional() });

/** What is said of a system, of its components and of theirs: at most fifty of each, two deep. */
export const levelFacts = z.strictObject({
  ...simpleFacts,
  components: z.array(component).max(50).optional(),
}) satisfies z.ZodType<LevelFacts>;

/** `POST /level-determinations`; without a ruleset, the one that a dossier opened today would get. */
export const levelQuestion = z.strictObject({ ruleset: rulesetId.optional(), facts: levelFacts });
