import assert from 'node:assert/strict';

/** One person's sign-in, one decision. */
async function coordinator(office, decide) {
  const someone = await office.browser.person();
  await someone.signIn('tihonova', office.program.password);
  await someone.go(office.task);
  await someone.page.locator('[data-card=decision]').waitFor();
  await decide(someone);
  await someone.leave();
}

async function giveBack({ page, picture }) {
  await page.getByRole('button', { name: 'Вернуть на доработку' }).click();
  const dialog = page.getByRole('dialog');
  assert.equal(await dialog.getByRole('button', { name: 'Вернуть на доработку' }).isDisabled(), true);
  await dialog.getByLabel('Что исправить').fill('В протоколе нет подписи секретаря.');
  await picture('return');
  await dialog.getByRole('button', { name: 'Вернуть на доработку' }).click();
  await page.getByText('на доработке', { exact: true }).first().waitFor();
}

/** Each slot still empty asks for its reason. */
async function accept({ page, picture }) {
  await page.getByRole('button', { name: 'Принять', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const yes = dialog.getByRole('button', { name: 'Принять', exact: true });
  await yes.waitFor();
  const reasons = dialog.getByRole('textbox');
  assert.equal(await reasons.count(), 1, 'the one empty slot asks for a reason');
  assert.equal(await yes.isDisabled(), true);
  await reasons.fill('Экзамен проведён по приказу прошлого месяца.');
  await picture('accept');
  await yes.click();
  await page.getByText('исполнено', { exact: true }).first().waitFor();
  await page.getByText('Напоминаний больше не будет.').waitFor();
  await page.locator('[data-card=history]').getByText('Отчёт принят, задача исполнена').waitFor();
  await picture('task-accepted');
}

async function handInAgain(office) {
  const someone = await office.browser.person();
  const { page } = someone;
  await page.goto(office.link);
  const report = page.locator('[data-card=report]');
  await report.getByText('В протоколе нет подписи секретаря.').waitFor();
  await someone.picture('task-returned');
  // What was handed in stays on record; a better paper comes beside it.
  assert.equal(await page.getByRole('button', { name: 'Убрать' }).count(), 0);
  await page.getByRole('textbox', { name: 'Что подтверждает' }).click();
  await page.getByRole('option', { name: '2. протокол' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'Протокол с подписью.txt', mimeType: 'text/plain', buffer: Buffer.from('Протокол результатов экзамена, подписан\n'),
  });
  await page.locator('[data-slot="2"] [data-evidence]').nth(1).waitFor();
  await page.getByLabel('Что сделано').fill('Подпись поставлена, подлинник у секретаря.');
  await page.getByLabel('Почему без них').fill('Школы сдадут сведения позже');
  await page.getByRole('button', { name: 'Сдать отчёт' }).click();
  await page.getByText('на контроле', { exact: true }).first().waitFor();
  await someone.leave();
}

export async function decisionStory(office) {
  await coordinator(office, giveBack);
  await handInAgain(office);
  await coordinator(office, accept);
}
