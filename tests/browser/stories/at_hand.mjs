// The coordinator's morning: rows of the board are looked at, picked and dealt with where they stand.
import assert from 'node:assert/strict';

export async function atHandStory({ browser, program }) {
  const someone = await browser.person();
  const { page } = someone;
  await someone.signIn('tihonova', program.password);
  const upcoming = page.locator('[data-list=upcoming]');
  await upcoming.locator('a.row').nth(2).waitFor();

  // By keyboard: down to the second row, the task beside the list, back to the row.
  await upcoming.locator('a.row').first().focus();
  await page.keyboard.press('ArrowDown');
  const title = await upcoming.locator('a.row').nth(1).locator('p').first().innerText();
  await page.keyboard.press('ArrowRight');
  const beside = page.getByRole('dialog');
  await beside.locator('[data-card=deadline]').waitFor();
  assert.ok(title.includes(await beside.getByRole('heading', { level: 1 }).innerText()), title);
  assert.match(page.url(), /[?&]look=\d+/, 'a colleague who is sent the address sees the same');
  await someone.picture('board-beside', true);
  await page.keyboard.press('Escape');
  await beside.waitFor({ state: 'detached' });

  // Two at once, with one reason.
  const before = await upcoming.locator('[data-task]').count();
  await upcoming.getByRole('checkbox').nth(0).check();
  await upcoming.getByRole('checkbox').nth(1).check();
  const bar = page.getByRole('region', { name: 'Действия с выбранными' });
  await someone.picture('board-picked', true);
  await bar.getByRole('button', { name: 'Приостановить' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Ждём приказа министерства');
  await page.getByRole('dialog').getByRole('button', { name: 'Приостановить' }).click();
  await page.getByText(/Готово: 2\sзадачи/).waitFor();
  await bar.waitFor({ state: 'detached' });
  assert.ok(before > 2, `rows: ${before}`);

  // What fits no report is refused by the server, row by row, and said so.
  await upcoming.getByRole('checkbox').first().check();
  await bar.getByRole('button', { name: 'Принять' }).click();
  await page.getByRole('dialog').getByText('Сделано 0 из 1').waitFor();
  await someone.picture('board-refused', true);
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).last().click();
  await someone.leave();
}
