import assert from 'node:assert/strict';

import { findings, scrollsSideways } from '../support/access.mjs';
import { openOwed, write } from '../support/report.mjs';

const changed = '[data-note=changed]';
const phone = { width: 390, height: 844 };

/** A step with a reason, by the coordinator at the same task. */
async function suspend(page, why) {
  await page.getByRole('button', { name: 'Приостановить' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(why);
  await page.getByRole('dialog').getByRole('button', { name: 'Приостановить' }).click();
  await page.getByText(`Причина: ${why}`).first().waitFor();
}

async function resume(page) {
  await page.getByRole('button', { name: 'Возобновить' }).click();
  await page.getByRole('button', { name: 'Приостановить' }).waitFor();
}

/** One writes, the other stops the task: who and what is said above the form, nothing typed is lost. */
async function toldWhileWriting(executor, coordinator) {
  const { page } = executor;
  await write(page, 'Занятие проведено.');
  await suspend(coordinator.page, 'Ремонт школы');
  const note = page.locator(changed);
  await note.getByText('Тихонова').waitFor();
  assert.equal(await page.getByLabel('Что сделано').inputValue(), 'Занятие проведено.');
  assert.deepEqual(await findings(page, changed), []);
  await executor.picture('live-changed', true);
  await page.setViewportSize(phone);
  await note.scrollIntoViewIfNeeded();
  assert.equal(await scrollsSideways(page), false);
  await executor.picture('live-changed-phone', true);
  await page.setViewportSize({ width: 1280, height: 900 });

  await note.getByRole('button', { name: 'Показать' }).click();
  await note.waitFor({ state: 'detached' });
  await page.getByText('Причина: Ремонт школы').first().waitFor();
  // Nothing is being written now: what changes next is simply there.
  await resume(coordinator.page);
  await page.getByLabel('Что сделано').waitFor();
  assert.equal(await page.getByLabel('Что сделано').inputValue(), 'Занятие проведено.');
}

/** Handed in over what was not looked at: refused once and shown, then taken; the other sees it without a reload. */
async function warnedBeforeHandingIn(executor, coordinator, board, title) {
  const { page } = executor;
  await write(page, 'Занятие проведено, список прилагается.');
  await suspend(coordinator.page, 'Уточнение');
  await resume(coordinator.page);
  await page.locator(changed).waitFor();
  await page.getByRole('button', { name: 'Сдать отчёт' }).click();
  await page.getByText('Задача изменилась, пока вы на неё смотрели').waitFor();
  await page.locator(changed).waitFor({ state: 'detached' });
  assert.equal(await page.locator('[data-report]').count(), 0, 'nothing was handed in');
  assert.equal(await page.getByLabel('Что сделано').inputValue(), 'Занятие проведено, список прилагается.');
  await page.getByRole('button', { name: 'Сдать отчёт' }).click();

  const report = 'Занятие проведено, список прилагается.';
  await coordinator.page.locator('[data-report]').getByText(report).waitFor();
  await board.page.locator('[data-list=to_accept]').getByText(title).waitFor();
  await coordinator.picture('live-handed-in');
  await board.picture('live-board', true);
}

/** Where changes do not come the page says so, until they come again. */
async function saysThatTheyDoNotCome(someone) {
  const { page } = someone;
  await page.route('**/api/v1/events*', (route) => route.abort());
  await page.reload();
  const note = page.locator('[data-note=live]');
  await note.waitFor();
  assert.deepEqual(await findings(page, '[data-note=live]'), []);
  await someone.picture('live-stopped', true);
  await note.getByRole('button', { name: 'Обновить' }).click();
  await page.unroute('**/api/v1/events*');
  await note.waitFor({ state: 'detached' });
}

export async function liveStory(office) {
  const { password } = office.program;
  const executor = await office.browser.person();
  await executor.signIn('sosnina', password);
  const title = await openOwed(executor.page);
  const coordinator = await office.browser.person();
  await coordinator.signIn('tihonova', password);
  const board = await office.browser.person();
  await board.signIn('tihonova', password);
  await coordinator.page.goto(new URL(executor.page.url()).pathname);
  await coordinator.page.getByRole('heading', { level: 1, name: title }).waitFor();

  await toldWhileWriting(executor, coordinator);
  await warnedBeforeHandingIn(executor, coordinator, board, title);
  await saysThatTheyDoNotCome(board);
  for (const one of [executor, coordinator, board]) await one.leave();
}
