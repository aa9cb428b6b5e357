// A person sees where they are signed in, ends another session, makes a key for a program and ends it.
import assert from 'node:assert/strict';

/** Once the menu has slid away after the turn to a narrow screen, nothing is wider than it. */
const fits = ({ page }) =>
  page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

export async function securityStory({ browser, program }) {
  const forgotten = await browser.person();
  await forgotten.signIn('tihonova', program.password);
  const person = await browser.person();
  await person.signIn('tihonova', program.password);
  const { page } = person;

  await person.go('/security');
  const sessions = page.locator('[data-card=sessions]');
  await sessions.getByText('этот вход').waitFor();
  await person.picture('security');
  await sessions.getByRole('button', { name: 'Завершить все другие' }).click();
  await sessions.getByRole('button').first().waitFor({ state: 'detached' });
  assert.equal((await forgotten.page.request.get('/api/v1/board')).status(), 401, 'the other session lives on');
  await forgotten.leave();

  const keys = page.locator('[data-card=keys]');
  await keys.getByLabel('Для чего ключ').fill('выгрузка для отчёта');
  await keys.getByRole('button', { name: 'Сделать ключ' }).click();
  const secret = await keys.getByText(/^vekha_/).textContent();
  await person.picture('security-key');
  const asProgram = async () =>
    (await fetch(`${program.address}/api/v1/board`, { headers: { Authorization: `Bearer ${secret}` } })).status;
  assert.equal(await asProgram(), 200, 'the example does not work');

  await page.setViewportSize({ width: 390, height: 844 });
  await fits(person);
  await person.picture('phone-security-key');

  await keys.getByRole('button', { name: 'Ключ сохранён' }).click();
  await keys.getByText(secret).waitFor({ state: 'detached' });
  await keys.getByRole('button', { name: 'Завершить: выгрузка для отчёта' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Завершить' }).click();
  await keys.getByText('не действует').waitFor();
  assert.equal(await asProgram(), 401, 'the ended key still opens');
  await fits(person);
  await person.leave();
}
