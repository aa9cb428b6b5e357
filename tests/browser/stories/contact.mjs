import assert from 'node:assert/strict';

/** How one is written to: chosen on the page, kept by the program. */
export async function contactStory({ browser, program }) {
  const someone = await browser.person();
  const { page } = someone;
  await someone.signIn('klenova', program.password);
  await page.getByRole('button', { name: /Учётная запись/ }).click();
  await page.getByRole('menuitem', { name: 'Как мне писать' }).click();
  await page.getByRole('heading', { name: 'Как мне писать' }).waitFor();
  await someone.picture('contact');

  await page.getByLabel('С', { exact: true }).fill('10:00');
  await page.getByLabel('До', { exact: true }).fill('16:30');
  await page.getByLabel('сводку просроченного').check();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Сохранено').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('С', { exact: true }).inputValue(), '10:00');
  assert.ok(await page.getByLabel('сводку просроченного').isChecked());

  await page.getByLabel('До', { exact: true }).fill('09:00');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText(/часы короче/).first().waitFor();
  await someone.leave();
}
