import assert from 'node:assert/strict';

/** Types into the dialog until the index has taken what was just uploaded: it follows within moments, and says so by nothing but answers. */
async function findSoon(page, words) {
  const field = page.getByRole('combobox', { name: 'Что найти' });
  const found = page.getByRole('group', { name: 'Документы' });
  for (let tries = 0; tries < 20; ++tries) {
    const answered = page.waitForResponse((response) => response.url().includes('/search?') && response.url().includes('kind=document'));
    // Another end each time: what was answered a moment ago is not asked for again.
    await field.fill(words + ','.repeat(tries));
    await answered;
    if (await found.isVisible()) return found;
  }
  return found;
}

/** The coordinator finds by the keyboard alone, sends the page of results by its address, and looks by phone; an executor finds less. */
export async function searchStory({ browser, program }) {
  const executor = await browser.person();
  await executor.signIn('sosnina', program.password);
  await executor.page.locator('a.row').first().click();
  await executor.page.locator('input[type=file]').first().setInputFiles({
    name: 'Протокол совещания.txt', mimeType: 'text/plain', buffer: Buffer.from('Решили: закупить интерактивные доски для кабинетов информатики.'),
  });
  await executor.page.getByText('Протокол совещания.txt').first().waitFor();
  await executor.leave();

  const coordinator = await browser.person();
  const { page } = coordinator;
  await coordinator.signIn('tihonova', program.password);
  await page.locator('a.row').first().waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Что найти' });
  await field.waitFor();
  assert.ok(await field.evaluate((element) => element === document.activeElement), 'the field has the focus');
  await field.fill('п');
  await page.getByText(/Хотя бы две буквы/).waitFor();
  await field.fill('план');
  await page.getByRole('group', { name: 'Задачи' }).waitFor();
  await coordinator.picture('search-dialog');

  // By a word that stands in the file alone, in another form.
  const documents = await findSoon(page, 'интерактивная доска');
  await documents.getByText('Протокол совещания.txt').waitFor();
  await coordinator.picture('search-document');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tasks\/\d+/);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByText('Протокол совещания.txt').first().waitFor();

  // The page of results bears all of it in its address.
  await page.keyboard.press('/');
  await field.fill('план');
  await page.getByRole('group', { name: 'Задачи' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=/);
  await page.locator('a.found').first().waitFor();
  assert.ok((await page.locator('a.found mark').count()) > 0, 'what was looked for is marked');
  await coordinator.picture('search-page');
  await page.getByText('Люди', { exact: true }).last().click();
  await page.waitForURL(/kind=person/);
  await page.getByLabel('Что найти').fill('соснина');
  await page.locator('a.found').getByText('Соснина').first().waitFor();
  await coordinator.picture('search-people');
  const shared = new URL(page.url());
  await page.getByLabel('Что найти').fill('гиппопотам');
  await page.getByRole('heading', { name: /ничего не нашлось/ }).waitFor();
  await coordinator.picture('search-nothing');
  await coordinator.leave();

  const phone = await browser.person({ width: 390, height: 844 });
  await phone.signIn('tihonova', program.password);
  await phone.go(shared.pathname + shared.search);
  await phone.page.locator('a.found').getByText('Соснина').first().waitFor();
  await phone.go('/search?q=%D0%BF%D0%BB%D0%B0%D0%BD');
  await phone.page.locator('a.found').first().waitFor();
  assert.ok((await phone.page.evaluate(() => document.documentElement.scrollWidth)) <= 390, 'nothing stands out at the side');
  await phone.picture('search-phone');
  await phone.page.getByRole('button', { name: 'Поиск' }).click();
  await phone.page.getByRole('combobox', { name: 'Что найти' }).fill('план');
  await phone.page.getByRole('group', { name: 'Задачи' }).waitFor();
  await phone.picture('search-phone-dialog');
  await phone.leave();
}
