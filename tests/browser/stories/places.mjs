import assert from 'node:assert/strict';

export async function placesStory({ browser, program }) {
  const someone = await browser.person();
  const { page } = someone;
  await someone.signIn('tihonova', program.password);

  await page.getByRole('link', { name: 'Дорожные карты' }).click();
  await page.locator('a.row').first().waitFor();
  assert.equal(await page.locator('a.row').count(), 2);
  await someone.picture('roadmaps');
  await page.locator('a.row').filter({ hasText: 'качества образования' }).click();
  await page.getByText('Организационное и нормативное обеспечение').waitFor();
  await someone.picture('roadmap');

  await page.getByRole('link', { name: 'Люди' }).click();
  await page.getByPlaceholder(/Найти/).fill('методист');
  await page.getByText('Закреплённые слова').first().waitFor();
  await someone.picture('people');

  await page.getByText('EN', { exact: true }).click();
  await page.getByRole('link', { name: 'Control' }).click();
  await page.getByRole('heading', { name: 'Control board' }).waitFor();
  await page.getByRole('heading', { name: 'Overdue' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Control board' }).waitFor();
  await someone.picture('board-english');
  await page.getByText('RU', { exact: true }).click();

  await someone.go('/nowhere');
  await page.getByText('Такой страницы нет').waitFor();
  await someone.leave();
}
