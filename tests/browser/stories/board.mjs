import assert from 'node:assert/strict';

/** Days late told in a row: «просрочено на 12 дней». */
const daysIn = (words) => Number(/просрочено на\s(\d+)/.exec(words)?.[1] ?? NaN);

export async function boardStory({ browser, program }) {
  const someone = await browser.person();
  const { page } = someone;

  await someone.go('/');
  await someone.picture('sign-in');
  await page.getByLabel('Логин').fill('tihonova');
  await page.getByLabel('Пароль', { exact: true }).fill('wrong password');
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByText('Логин или пароль не подошли').waitFor();
  await someone.picture('sign-in-wrong');

  await page.getByLabel('Пароль', { exact: true }).fill(program.password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByRole('heading', { name: 'Контроль исполнения' }).waitFor();

  const overdue = page.locator('[data-list=overdue]');
  await overdue.locator('a.row').first().waitFor();
  await page.locator('[data-list=upcoming] a.row').first().waitFor();
  const late = (await overdue.locator('a.row').allInnerTexts()).map(daysIn);
  assert.ok(late.length > 0 && late.every((days) => days > 0), `days late: ${late}`);
  assert.deepEqual(late, [...late].sort((a, b) => b - a), 'most days late first');
  await someone.picture('board');

  // The next page of a list comes by a click.
  const next = page.locator('[data-list=upcoming]');
  const before = await next.locator('a.row').count();
  await next.getByRole('button', { name: 'Показать ещё' }).click();
  await next.locator('a.row').nth(before).waitFor();
  const count = Number(await next.getByTestId('count').innerText());
  assert.equal(await next.locator('a.row').count(), count, 'as many rows as the count says');

  // The task says its date, the words and the rule behind it.
  const title = await overdue.locator('a.row p').first().innerText();
  await overdue.locator('a.row').first().click();
  await page.locator('[data-card=deadline]').getByText('Почему такой срок').waitFor();
  assert.ok(title.includes(await page.getByRole('heading', { level: 1 }).innerText()));
  await page.locator('[data-card=history]').getByText('Задача поставлена на контроль').waitFor();
  await someone.picture('task-coordinator');
  await someone.leave();
}
