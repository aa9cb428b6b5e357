import assert from 'node:assert/strict';

import { plan, upload } from './import.mjs';

// One row with a later date, one dropped, one new; the rest as it was. Whom the rows name is bound by now.
const amended = plan
  .replace('ПРИКАЗ от 12 января 2026 г. № 7', 'ПРИКАЗ от 1 марта 2026 г. № 19')
  .replace('До 15 мая 2026 года', 'До 30 июня 2026 года')
  .replace(/4\tВыставка.*\n/, '')
  .replace('5\tПополнение', '4\tПополнение') + '5\tКонкурс библиотек\tДекабрь 2026 года\tПротокол\tМетодисты ИМЦ\n';

/** A new edition stands beside the old one row by row, and comes into force when everything is decided. */
export async function amendStory({ browser, program }) {
  const someone = await browser.person({ width: 1440, height: 900 });
  const { page } = someone;
  await someone.signIn('tihonova', program.password);
  await someone.go('/roadmaps');
  await page.getByRole('link', { name: /школьных библиотек/ }).first().click();
  await page.getByText('5 мероприятий, 5 задач').waitFor();
  await page.getByRole('link', { name: 'Загрузить новую редакцию' }).click();
  await upload(page, 'Библиотеки, изменения.txt', amended);
  await page.getByText('исключено: 1').waitFor();
  await page.getByText('новых: 1').waitFor();
  await page.getByText(/срок переносится: 15 мая 2026 г\. → 30 июня 2026 г\./).waitFor();
  await someone.picture('amend');
  assert.match(await page.getByLabel('Чем внесены изменения').inputValue(), /№ 19/);
  await page.getByRole('button', { name: 'Ввести в действие' }).click();
  await page.waitForURL(/\/roadmaps\/\d+$/);
  // What was dropped stays on record, apart from what is owed.
  await page.getByText('Конкурс библиотек').waitFor();
  await page.getByText('Выставка детской книги').waitFor();
  await page.getByText('приказ № 19 от 01.03.2026').first().waitFor();
  await someone.picture('roadmap-amended');
  await someone.leave();
}
