import { describe, expect, it } from 'vitest';
import { levelOf } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import { aContent, aPaper } from '../../support/domain/a-content.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { factsOfLevel } from '../../support/domain/facts.ts';
import { foldDossier, historyTo } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';

const saving = (content: DossierContent) => aCommand('save-content', { body: { content } });
const level4: DossierContent = aContent({ facts: factsOfLevel[4], proposedLevel: 4 });
const after = (...contents: readonly DossierContent[]) =>
  foldDossier(historyTo('drafting', { then: [...contents.map(saving), aCommand('submit')] }));

describe('the level that a vendor proposes', () => {
  it('may be another with the content, and is held against the facts', () => {
    expect(after(aContent({ facts: factsOfLevel[4] }))).toMatchObject({ status: 'returned' });
    const state = after(level4);
    expect(state).toMatchObject({ status: 'awaiting-appraisal', facts: { proposedLevel: 4 } });
    expect(state && levelOf(state)).toBe(4);
  });

  it('may be another again once the dossier was returned, and stands where nothing is said of it', () => {
    const then = [saving(aContent({ facts: factsOfLevel[4] })), aCommand('submit'), saving(level4)];
    const returned = foldDossier(historyTo('drafting', { then }));
    expect(returned).toMatchObject({ status: 'returned', facts: { proposedLevel: 4 } });
    expect(after(level4, aContent({ facts: factsOfLevel[4] }))?.facts.proposedLevel).toBe(4);
  });

  it('asks for what that level asks for', () => {
    const bare = { ...level4, connectedSystems: undefined };
    expect(after(bare)?.content?.missing).toEqual(['connectedSystems']);
  });

  it('keeps the details on paper at level 5, from the moment it is proposed', () => {
    given(historyTo('drafting'))
      .when(saving(aContent({ proposedLevel: 5 })))
      .then(refused('details-kept-on-paper'));
    expect(after(aPaper({ proposedLevel: 5 }))).toMatchObject({
      status: 'awaiting-appraisal',
      facts: { proposedLevel: 5 },
    });
  });
});
