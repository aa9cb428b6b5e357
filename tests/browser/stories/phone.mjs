import assert from 'node:assert/strict';

const phone = { width: 360, height: 740 };

async function fits(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= phone.width, `${where} is ${wide} wide on a phone of ${phone.width}`);
}

export async function phoneStory(office) {
  const someone = await office.browser.person(phone);
  const { page } = someone;
  await someone.signIn('sosnina', office.program.password);
  await page.getByRole('heading', { name: 'Мои задачи' }).waitFor();
  await page.locator('a.row').first().waitFor();
  await fits(page, 'the board');
  await someone.picture('phone-board');

  await page.getByRole('button', { name: 'Меню' }).click();
  await page.getByRole('link', { name: 'Сообщения' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Люди' }).count(), 0, 'an executor has no list of people');
  await someone.picture('phone-menu', true);
  await page.getByRole('button', { name: 'Меню' }).click();

  await page.locator('a.row').first().click();
  await page.locator('[data-card=deadline]').waitFor();
  await fits(page, 'a task');
  await someone.picture('phone-task');
  await someone.leave();
}
