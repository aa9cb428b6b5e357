// A person's way to a report: to a task that takes one, and its words.

/** Opens a task of the person's that takes a report; gives its title. */
export async function openOwed(page) {
  const rows = page.locator('[data-list=overdue] a.row, [data-list=upcoming] a.row');
  await rows.first().waitFor();
  for (let row = 0; row < (await rows.count()); row += 1) {
    await rows.nth(row).click();
    await page.locator('[data-card=deadline]').waitFor();
    if ((await page.getByRole('button', { name: 'Сдать отчёт' }).count()) > 0) return page.getByRole('heading', { level: 1 }).innerText();
    await page.goBack();
    await rows.first().waitFor();
  }
  throw new Error('no task of this person takes a report');
}

export async function write(page, words) {
  await page.getByLabel('Что сделано').fill(words);
  for (const field of await page.locator('[data-indicator] input').all()) await field.fill('1');
  const why = page.getByLabel('Почему без них');
  if ((await why.count()) > 0) await why.fill('Ответят позже');
}
