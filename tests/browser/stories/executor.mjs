import assert from 'node:assert/strict';

import { linkAfter, messageThat } from '../support/mail.mjs';

/** Due today; wants an order and a protocol. */
const title = 'Репетиционный экзамен по математике в 9 классах';

export async function executorStory(office) {
  const { browser, program } = office;
  const message = await messageThat(program.mail, (one) => one.text.includes(title));
  const link = linkAfter(message, title);
  const someone = await browser.person();
  const { page } = someone;

  await page.goto(link);
  await page.locator('[data-card=report]').waitFor();
  assert.match(page.url(), /\/tasks\/\d+$/, 'the token has left the address bar');
  assert.equal(await page.getByRole('link', { name: 'Дорожные карты' }).count(), 0, 'one task and nothing else');
  office.task = page.url();
  office.link = link;
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), title);
  await someone.picture('task-executor');

  // Nothing to hand in yet, and the page says why.
  const submit = page.getByRole('button', { name: 'Сдать отчёт' });
  assert.equal(await submit.isDisabled(), true);
  await page.getByText('напишите, что сделано, или приложите документ').waitFor();

  await page.getByRole('textbox', { name: 'Что подтверждает' }).click();
  await page.getByRole('option', { name: '2. протокол' }).click();
  await page.getByLabel('Номер документа').fill('17-р');
  await page.getByLabel('Дата документа').fill('2026-03-12');
  await page.locator('input[type=file]').setInputFiles({
    name: 'Протокол № 17.txt', mimeType: 'text/plain', buffer: Buffer.from('Протокол результатов экзамена\n'),
  });
  const paper = page.locator('[data-slot="2"] [data-evidence]');
  await paper.getByText('Протокол № 17.txt').waitFor();
  assert.match(await paper.innerText(), /17-р от 12 марта 2026/);

  await page.getByLabel('Что сделано').fill('Экзамен проведён, протокол результатов приложен.');
  // Others owe their part: the report may come before them, and says why.
  await page.getByLabel('Почему без них').fill('Школы сдадут сведения на следующей неделе');
  await someone.picture('task-ready');
  await submit.click();
  await page.getByText('на контроле', { exact: true }).first().waitFor();
  await page.getByText('Отчёт сдан. Решение за контролёром').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Сдать отчёт' }).count(), 0);
  await someone.leave();
}
