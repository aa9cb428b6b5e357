// An executor's minute: from the link of a message on a phone to "handed in", touches counted; a line that breaks meanwhile;
// what was handed in, read where one stands.
import assert from 'node:assert/strict';

import { findings, scrollsSideways } from '../support/access.mjs';
import { linkAfter, messageThat } from '../support/mail.mjs';

const phone = { width: 390, height: 844 };
const mostTouches = 4;
/** Late; one owner, who answers for it alone, and one paper. */
const quick = 'Назначение кураторов школ с низкими образовательными результатами';

/** Counts what a person does with a finger. A camera's own shutter and the letters typed are the device's. */
function counting(page) {
  let touches = 0;
  return {
    async tap(target) {
      touches += 1;
      await target.tap();
    },
    /** A button that opens the camera or the list of files. */
    async shoot(button, files) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), this.tap(button)]);
      await chooser.setFiles(files);
    },
    async follow(link) {
      touches += 1;
      const { pathname, hash } = new URL(link);
      await page.goto(pathname + hash);
    },
    count: () => touches,
  };
}

const arrived = (page, name) => page.locator('[data-evidence]').filter({ hasText: name });

export async function minuteStory(office) {
  const { browser, program } = office;
  const message = await messageThat(program.mail, (one) => one.text.includes(quick));
  const someone = await browser.person(phone, 'light', undefined, true);
  const { page } = someone;
  const finger = counting(page);

  await finger.follow(linkAfter(message, quick));
  const bar = page.getByRole('region', { name: 'Сдать отчёт с телефона' });
  await bar.waitFor();
  assert.deepEqual(await findings(page), []);
  await someone.picture('minute-1-opened', true);
  const photo = { name: 'image.png', mimeType: 'image/png', buffer: await page.screenshot() };
  await finger.shoot(bar.getByRole('button', { name: 'Фото' }), photo);
  // The picture may still be on its way: the report waits for it.
  await finger.tap(bar.getByRole('button', { name: 'Сдать отчёт' }));
  await page.getByText('Отчёт сдан. Решение за контролёром').waitFor();
  const touches = finger.count();
  assert.ok(touches <= mostTouches, `${touches} touches from the message to "handed in"; ${mostTouches} at most`);
  assert.match(await arrived(page, 'Фото').first().innerText(), /Фото \d{4}-\d{2}-\d{2}/, 'a camera’s picture gets a name of its own');
  assert.equal(await scrollsSideways(page), false);
  office.handedIn = page.url();
  await someone.picture('minute-2-handed-in');
  await someone.leave();
}

/** The line breaks while a file goes up: the page says so, and goes on by itself; even after a reload. */
export async function brokenLineStory(office) {
  const { browser, program } = office;
  const someone = await browser.person(phone, 'light', undefined, true);
  const { page } = someone;
  await someone.signIn('sosnina', program.password);
  await page.locator('a.row').first().tap();
  const bar = page.getByRole('region', { name: 'Сдать отчёт с телефона' });
  await bar.waitFor();
  const finger = counting(page);

  const away = (route) => route.abort('connectionreset');
  await page.route('**/evidence?*', away);
  const words = { name: 'Справка.txt', mimeType: 'text/plain', buffer: Buffer.from('Справка о проведении\n') };
  await finger.shoot(bar.getByRole('button', { name: 'Файл' }), words);
  await page.locator('[data-paper]').getByText('Справка.txt').waitFor();
  assert.deepEqual(await findings(page), []);
  await someone.picture('minute-3-broken-line', true);
  await page.unroute('**/evidence?*', away);
  await page.reload();
  await arrived(page, 'Справка.txt').first().waitFor();
  assert.equal(await page.locator('[data-upload]').count(), 0, 'nothing is left on its way');
  const sheet = { name: 'Справка.pdf', mimeType: 'application/pdf', buffer: await page.pdf() };
  await finger.shoot(bar.getByRole('button', { name: 'Файл' }), sheet);
  await arrived(page, 'Справка.pdf').first().waitFor();
  office.withPaper = page.url();

  // What cannot be done is said from the phone, too.
  const ways = page.locator('[data-card=other-ways]');
  assert.equal(await ways.getByRole('button', { name: 'Просить о переносе' }).count(), 1);
  assert.equal(await ways.getByRole('button', { name: 'Не моё' }).count(), 1);
  await someone.leave();
}

/** What was handed in is read in the browser: a picture, a PDF, words; and while it is accepted. */
export async function readingStory(office) {
  const { browser, program } = office;
  const someone = await browser.person();
  const { page } = someone;
  await someone.signIn('tihonova', program.password);
  await page.goto(office.handedIn);
  await page.locator('[data-card=decision]').waitFor();

  await page.getByRole('button', { name: /Посмотреть: Фото/ }).click();
  const picture = page.locator('.paper img');
  await picture.waitFor();
  await page.waitForFunction(() => document.querySelector('.paper img')?.naturalWidth > 0);
  await page.locator('.paper').press('+');
  assert.equal(await picture.getAttribute('data-zoom'), '1.5');
  await page.locator('.paper').press('0');
  assert.equal(await picture.getAttribute('data-zoom'), '1');
  assert.deepEqual(await findings(page), []);
  await someone.picture('papers-picture', true);
  await page.getByRole('dialog', { name: 'Документы' }).getByRole('button', { name: 'Закрыть' }).click();

  await page.locator('[data-card=decision]').getByRole('button', { name: 'Принять' }).click();
  await page.getByRole('region', { name: 'Что принимается' }).locator('img').waitFor();
  assert.deepEqual(await findings(page), []);
  await someone.picture('papers-accepting', true);
  await page.keyboard.press('Escape');

  // A PDF is drawn, and heard by those who listen; plain words come from the server.
  await page.goto(office.withPaper);
  await page.getByRole('button', { name: 'Посмотреть: Справка.pdf' }).click();
  await page.locator('.paper figure[data-drawn]').first().waitFor();
  await page.locator('.paper figcaption').filter({ hasText: 'Подтверждающие документы' }).first().waitFor({ state: 'attached' });
  assert.deepEqual(await findings(page), []);
  await someone.picture('papers-pdf', true);
  await page.getByRole('dialog', { name: 'Документы' }).getByRole('button', { name: 'Закрыть' }).click();
  await page.getByRole('button', { name: 'Посмотреть: Справка.txt' }).click();
  await page.getByText('Справка о проведении').waitFor();
  await page.getByText('Показано без оформления').waitFor();
  await someone.picture('papers-words', true);
  await someone.leave();
}
