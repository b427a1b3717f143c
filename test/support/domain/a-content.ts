import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { factsOfLevel } from './facts.ts';

const securityRegulation = { number: '45/QĐ-BTC', issuedOn: '2026-09-01' };

/** A complete content for level 3 that says everything any level asks for, but on paper. */
export const aContent = (override: Partial<DossierContent> = {}): DossierContent => ({
  overview: 'What it does',
  scope: 'Where it ends',
  servedUsers: 'Whom it serves',
  logicalModel: 'What belongs together',
  physicalModel: 'What stands where',
  devices: [{ name: 'Firewall', place: 'Data centre', purpose: 'Keeps zones apart' }],
  applications: [
    { name: 'Portal', server: 'app-1', place: 'Data centre', operatingSystem: 'Linux', purpose: 'Serves' },
  ],
  networkZones: [{ name: 'DMZ', purpose: 'Faces the public', privateAddresses: ['10.0.0.0/24'] }],
  connectedSystems: [{ name: 'NDXP', owner: 'BKHCN', purpose: 'Exchanges data' }],
  designDocument: { kind: 'detailed-design', number: '7/TK', issuedOn: '2026-08-01' },
  levelStatement: 'Why this level',
  preliminaryRisks: 'What may go wrong',
  attackThreats: 'Who may attack',
  publicImpact: 'What is harmed then',
  continuityGrounds: 'Why it never stops',
  securityPlan: {
    design: 'How it is built',
    operation: 'How it is run',
    assessment: 'How it is examined',
    risk: 'How risks are met',
    monitoring: 'How it is watched',
    incidentResponse: 'How it recovers',
    endOfLife: 'How it ends',
  },
  securityRegulation,
  facts: factsOfLevel[3],
  ...override,
});

/** What is entered of a dossier that is kept on paper. */
export const aPaper = (override: Partial<DossierContent> = {}): DossierContent => ({
  paperReference: { number: '3/HS-MẬT', date: '2026-10-01', keptAt: 'Văn thư mật BTC' },
  securityRegulation,
  ...override,
});

/** A complete content whose facts give the level; level 5 stays on paper. */
export const contentOfLevel = (level: Level): DossierContent =>
  level === 5 ? aPaper() : aContent({ facts: factsOfLevel[level] });
