import assert from 'node:assert/strict';

const heading = '№ п/п\tМероприятие\tСрок исполнения\tОжидаемый результат\tОтветственные исполнители';

export const plan = `УПРАВЛЕНИЕ ОБРАЗОВАНИЯ

ПРИКАЗ от 12 января 2026 г. № 7

1. Утвердить план мероприятий по развитию школьных библиотек на 2026 год.
2. Назначить муниципальным куратором библиотек Д.О. Березина.

План мероприятий («дорожная карта») по развитию школьных библиотек на 2026 год

${heading}
1\tИнвентаризация книжных фондов\tДо 15 мая 2026 года\tАналитическая справка\tМетодисты ИМЦ
2\tСоздание электронного каталога\tДо октября 2026 года\tПриказ об утверждении каталога\tДиректор библиотечного коллектора
3\tСеминар библиотекарей\tПо отдельному графику\tПрограмма семинара\tМетодисты ИМЦ
4\tВыставка детской книги\tНоябрь 2026 года\tРазмещение новости на сайте\tДиректор библиотечного коллектора
5\tПополнение фондов\tДо октября 2026 года\tОтчёт\tМуниципальный куратор библиотек
`;

const nextPlan = `План мероприятий («дорожная карта») по детскому чтению на 2026 год

${heading}
1\tКонкурс чтецов\tДо октября 2026 года\tПротокол\tМетодисты ИМЦ
`;

export async function upload(page, name, text) {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** A click on the doubt's place lights its cell, a click on a cell its row of the reading. */
async function cellsLightUp(page) {
  const source = page.getByRole('region', { name: 'Документ' });
  await page.locator('[data-doubt=ambiguous_deadline]').first().getByTitle('Показать в документе').click();
  assert.equal(await source.locator('[data-lit]').innerText(), 'До октября 2026 года');
  await source.getByText('Выставка детской книги').click();
  const field = page.locator('[data-item="4"] [data-field=title]');
  await field.waitFor();
  assert.equal(await field.getAttribute('aria-pressed'), 'true');
  await page.locator('[data-item="4"] [data-field=deadline]').click();
  assert.equal(await source.locator('[data-lit]').innerText(), 'Ноябрь 2026 года');
}

async function decide(page) {
  // The same unknown party stands in two rows and is asked once.
  const party = page.locator('[data-doubt=unbound_party]').filter({ hasText: 'коллектора' });
  assert.equal(await party.count(), 1);
  await party.getByText('встречается: 2').waitFor();
  await party.getByRole('textbox').click();
  await page.getByRole('option', { name: /Березин/ }).click();
  await party.getByRole('button', { name: 'Закрепить' }).click();
  await party.waitFor({ state: 'detached' });

  // Whom the order appoints is proposed.
  const appointed = page.locator('[data-doubt=unbound_party]').filter({ hasText: 'куратор библиотек' });
  await appointed.getByRole('button', { name: /Березин Дмитрий Олегович/ }).click();
  await appointed.waitFor({ state: 'detached' });

  const unscheduled = page.locator('[data-doubt=unscheduled_deadline]');
  await unscheduled.getByRole('button', { name: 'Указать срок' }).click();
  await unscheduled.getByLabel('Последний день').fill('2026-09-10');
  await unscheduled.getByRole('button', { name: 'Применить' }).click();
  await unscheduled.waitFor({ state: 'detached' });

  // «Всегда так» settles both rows with these words.
  const ambiguous = page.locator('[data-doubt=ambiguous_deadline]');
  assert.equal(await ambiguous.count(), 2);
  await ambiguous.first().getByLabel(/Всегда так/).check();
  await ambiguous.first().getByRole('button', { name: /Прочитать иначе: по 31 октября 2026/ }).click();
  await page.getByText('Все сомнения решены').waitFor();
}

export async function importStory({ browser, program }) {
  const someone = await browser.person({ width: 1440, height: 900 });
  const { page } = someone;
  await someone.signIn('tihonova', program.password);
  await someone.go('/import');
  await page.getByRole('heading', { name: 'Новая дорожная карта' }).waitFor();
  await page.getByText('Пока документы читаются по общим правилам').waitFor();
  await someone.picture('import');
  await upload(page, 'Библиотеки.txt', plan);
  await page.locator('[data-doubt]').first().waitFor();
  await someone.picture('import-doubts');

  await cellsLightUp(page);
  await someone.picture('import-reading', true);
  await page.getByRole('tab', { name: /Вопросы/ }).click();
  const submit = page.getByRole('button', { name: 'Поставить на контроль' });
  assert.equal(await submit.isDisabled(), true);
  await decide(page);
  await someone.picture('import-decided');
  await submit.click();
  await page.waitForURL(/\/roadmaps\/\d+$/);
  await page.getByText('5 мероприятий, 5 задач').waitFor();
  await someone.picture('roadmap-new');

  await someone.go('/import');
  await page.getByText('месяц включается').waitFor();
  await someone.picture('import-rules');
  await upload(page, 'Чтение.txt', nextPlan);
  await page.getByText('Все сомнения решены').waitFor();
  await page.getByRole('tab', { name: /Прочитано/ }).click();
  await page.getByText('по 31 октября 2026').first().waitFor();
  await someone.leave();
}

/** The same review on a phone: the document has a tab of its own. */
export async function phoneImportStory({ browser, program }) {
  const phone = { width: 360, height: 740 };
  const someone = await browser.person(phone);
  const { page } = someone;
  await someone.signIn('tihonova', program.password);
  await someone.go('/import');
  await upload(page, 'Библиотеки, черновик.txt', plan.replace('Выставка', 'Большая выставка'));
  await page.locator('[data-doubt]').first().waitFor();
  await someone.picture('phone-import-doubts');
  await page.locator('[data-doubt]').first().getByTitle('Показать в документе').click();
  await page.locator('.source [data-lit]').waitFor();
  assert.equal(await page.getByRole('tab', { name: 'Документ' }).getAttribute('aria-selected'), 'true');
  await someone.picture('phone-import-document', true);
  await page.getByRole('tab', { name: /Прочитано/ }).click();
  await page.locator('[data-item="1"]').waitFor();
  await someone.picture('phone-import-reading', true);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= phone.width, `the review is ${wide} wide on a phone of ${phone.width}`);
  await someone.leave();
}
