// The stories in order, on one program and one browser.
import { after, before, test } from 'node:test';

import { openBrowser } from './support/browser.mjs';
import { startProgram } from './support/program.mjs';
import { boardStory } from './stories/board.mjs';
import { executorStory } from './stories/executor.mjs';
import { decisionStory } from './stories/decision.mjs';
import { contactStory } from './stories/contact.mjs';
import { amendStory } from './stories/amend.mjs';
import { importStory, phoneImportStory } from './stories/import.mjs';
import { messagesStory } from './stories/messages.mjs';
import { brokenLineStory, minuteStory, readingStory } from './stories/minute.mjs';
import { offlineStory } from './stories/offline.mjs';
import { liveStory } from './stories/live.mjs';
import { nodesStory } from './stories/nodes.mjs';
import { placesStory } from './stories/places.mjs';
import { phoneStory } from './stories/phone.mjs';
import { atHandStory } from './stories/at_hand.mjs';
import { glanceStory } from './stories/glance.mjs';
import { referenceStory } from './stories/reference.mjs';
import { searchStory } from './stories/search.mjs';
import { securityStory } from './stories/security.mjs';
import { adminStory } from './stories/admin.mjs';
import { unitsStory } from './stories/units.mjs';
import { viewsStory } from './stories/views.mjs';

const office = {};

before(async () => {
  office.program = await startProgram();
  office.browser = await openBrowser(office.program.address);
});
after(async () => {
  await office.browser?.close();
  await office.program?.stop();
});

for (const [name, story] of [
  ['the coordinator signs in and sees what is late', boardStory],
  ['the executor follows the link of a message, attaches a file and hands in', executorStory],
  ['the coordinator returns, the executor hands in again, the coordinator accepts with a waiver', decisionStory],
  ['a document with doubts is decided and put under control', importStory],
  ['a phone reviews a document by tabs', phoneImportStory],
  ['a new edition is laid beside the plan in force', amendStory],
  ['every message can be read', messagesStory],
  ['a person chooses how to be written to', contactStory],
  ['roadmaps, people and English', placesStory],
  ['the administrator sees the servers at work', nodesStory],
  ["a stranger reads the API's reference", referenceStory],
  ['the coordinator deals with rows where they stand', atHandStory],
  ['a phone shows the same without a sideways scroll', phoneStory],
  ['the head reads one page', glanceStory],
  ['a person ends what they left open and makes a key for a program', securityStory],
  ['the coordinator finds tasks, a document and a person by their words', searchStory],
  ['the administrator grows the tree of organizations', unitsStory],
  ['a plan is seen along its months, as a calendar, by department and on paper; a long one is as quick', viewsStory],
  ['the administrator does by the page what a day asks for', adminStory],
  ['an executor on a phone hands in within four touches', minuteStory],
  ['a file goes on after the line broke, even over a reload', brokenLineStory],
  ['papers are read beside the task, and while they are accepted', readingStory],
  ['two at one task see what the other does before they overwrite it', liveStory],
  ['without a line tasks are read and a report waits', offlineStory],
])
  test(name, () => story(office));
