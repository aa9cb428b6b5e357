import assert from 'node:assert/strict';

const plan = `План мероприятий («дорожная карта») по развитию школьных библиотек на 2026 год

№ п/п\tМероприятие\tСрок исполнения\tОжидаемый результат\tОтветственные исполнители
1\tИнвентаризация книжных фондов\tДо 15 мая 2026 года\tАналитическая справка\tМетодисты ИМЦ
2\tСоздание электронного каталога\tДо октября 2026 года\tПриказ об утверждении каталога\tДиректор библиотечного коллектора
3\tСеминар библиотекарей\tПо отдельному графику\tПрограмма семинара\tМетодисты ИМЦ
4\tВыставка детской книги\tНоябрь 2026 года\tРазмещение новости на сайте\tДиректор библиотечного коллектора
`;

export async function importStory({ browser, program }) {
  const someone = await browser.person();
  const { page } = someone;
  await someone.signIn('tihonova', program.password);
  await someone.go('/import');
  await page.getByRole('heading', { name: 'Новая дорожная карта' }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'Библиотеки.txt', mimeType: 'text/plain', buffer: Buffer.from(plan) });
  const doubts = page.locator('[data-doubt]');
  await doubts.first().waitFor();
  await someone.picture('import-doubts');

  // The same unknown party stands in two rows and is asked once.
  const party = page.locator('[data-doubt=unbound_party]');
  assert.equal(await party.count(), 1);
  await party.getByText('встречается: 2').waitFor();
  const submit = page.getByRole('button', { name: 'Поставить на контроль' });
  assert.equal(await submit.isDisabled(), true);

  await party.getByRole('textbox').click();
  await page.getByRole('option', { name: /Березин/ }).click();
  await party.getByRole('button', { name: 'Закрепить' }).click();
  await party.waitFor({ state: 'detached' });

  await page.locator('[data-doubt=ambiguous_deadline]').getByRole('button', { name: 'Согласиться' }).click();
  await page.locator('[data-doubt=ambiguous_deadline]').waitFor({ state: 'detached' });

  const unscheduled = page.locator('[data-doubt=unscheduled_deadline]');
  await unscheduled.getByRole('button', { name: 'Указать срок' }).click();
  await unscheduled.getByLabel('Последний день').fill('2026-09-10');
  await unscheduled.getByRole('button', { name: 'Применить' }).click();

  await page.getByText('Все сомнения решены').waitFor();
  await someone.picture('import-decided');
  await submit.click();
  await page.waitForURL(/\/roadmaps\/\d+$/);
  await page.getByText('4 мероприятия, 4 задачи').waitFor();
  await someone.picture('roadmap-new');
  await someone.leave();
}
