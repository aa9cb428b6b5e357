// One plan in its other views: months, calendar, departments, paper; then a plan of a thousand rows.
import assert from 'node:assert/strict';

const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const longPlan = 1000;
const views = ['table', 'timeline', 'calendar', 'heat', 'print'];

const tab = (page, name) => page.getByRole('tab', { name, exact: true });

/** A bar says whose it is and leads to its task; the way back leads to the same view. */
async function monthsByKeyboard(someone) {
  const { page } = someone;
  await someone.go('/roadmaps/1');
  await tab(page, 'По месяцам').click();
  await page.waitForURL(/view=timeline/);
  const bar = page.locator('.timeline a.timeline-bar').first();
  const name = await bar.getAttribute('aria-label');
  assert.match(name, /^1\.1 .+: .+, срок /, 'the name tells the row, the state and the date');
  await someone.picture('views-timeline');
  await bar.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tasks\/\d+/);
  await page.goBack();
  await page.waitForURL(/view=timeline/);
  await page.locator('.timeline-today').first().waitFor();
}

async function calendarKeepsItsMonth(someone) {
  const { page } = someone;
  await tab(page, 'Календарь').click();
  await page.getByRole('button', { name: 'Следующий месяц' }).click();
  await page.waitForURL(/month=2026-05/);
  const due = page.locator('.month-task').first();
  await due.waitFor();
  await someone.picture('views-calendar');
  await due.click();
  await page.waitForURL(/\/tasks\/\d+/);
  await page.goBack();
  await page.getByRole('heading', { name: 'май 2026' }).waitFor();
}

/** The months of each row add up to its whole, and the rows to all together. */
async function departmentsAddUp(someone) {
  const { page } = someone;
  await tab(page, 'По отделам').click();
  await page.waitForURL(/view=heat/);
  await page.locator('.heat tbody tr').first().waitFor();
  const rows = await page.locator('.heat tbody tr').evaluateAll((lines) => lines.map((line) =>
    [...line.querySelectorAll('td')].map((cell) => Number(/из (\d+)/.exec(cell.textContent)?.[1] ?? 0))));
  assert.ok(rows.length > 1, 'a department and all together');
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
  for (const row of rows) assert.equal(sum(row.slice(0, -1)), row.at(-1));
  assert.equal(sum(rows.slice(0, -1).map((row) => row.at(-1))), rows.at(-1).at(-1));
  assert.ok(rows.at(-1).at(-1) > 0, 'something fell due');
  await someone.picture('views-heat');
}

async function paperIsTheOrder(someone) {
  const { page } = someone;
  await tab(page, 'Для печати').click();
  await page.waitForURL(/view=print/);
  await page.getByTestId('order').waitFor();
  await someone.picture('views-print');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), false, 'the page around the order stays on the screen');
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g);
  const sizes = [...sheets].map(([, width, height]) => Number(width) > Number(height));
  assert.ok(sizes.length > 1 && sizes.every(Boolean), 'every sheet lies across');
  await page.emulateMedia({ media: 'screen' });
}

async function fitsAPhone(someone) {
  const { page } = someone;
  await page.setViewportSize(phone);
  for (const view of views) {
    await someone.go(`/roadmaps/1?view=${view}`);
    await page.getByRole('tabpanel').waitFor();
    await someone.settled();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `no sideways scroll: ${view}`);
    await someone.picture(`views-phone-${view}`);
  }
  await page.setViewportSize(desktop);
}

/** Puts a plan of many rows under control, as a program would. */
async function loadLongPlan(page) {
  const rows = Array.from({ length: longPlan }, (_, at) => `${at + 1}\tПроверка журнала ${at + 1}\tДо ${1 + (at % 27)} июня 2026 года\tСправка\tМетодисты ИМЦ\n`);
  const text = `План мероприятий («дорожная карта») проверок на 2026 год\n\n№ п/п\tМероприятие\tСрок исполнения\tОжидаемый результат\tОтветственные исполнители\n${rows.join('')}`;
  const { csrf } = await (await page.request.get('/api/v1/session')).json();
  const made = await page.request.post('/api/v1/roadmaps', {
    headers: { 'X-CSRF-Token': csrf, 'Idempotency-Key': 'long-plan' },
    data: {
      name: 'проверки.txt', document: Buffer.from(text).toString('base64'), accept_readings: true, controller: 'tihonova',
      parties: { 'Методисты ИМЦ': 'sosnina' },
    },
  });
  assert.equal(made.status(), 201, await made.text());
  return (await made.json()).id;
}

const drawn = (page) => page.locator('[data-item]').count();

async function longPlanIsQuick(someone) {
  const { page } = someone;
  const id = await loadLongPlan(page);
  await someone.go(`/roadmaps/${id}?view=timeline`);
  await page.locator('[data-item]').first().waitFor();
  assert.ok((await drawn(page)) < 100, 'only what is looked at is drawn');

  // The focus stays where it was while one scrolls away.
  const bar = page.locator('.timeline a.timeline-bar').first();
  const name = await bar.getAttribute('aria-label');
  await bar.focus();
  await page.mouse.move(desktop.width / 2, desktop.height / 2);
  await page.mouse.wheel(0, 20_000);
  await page.getByText('Проверка журнала 400', { exact: false }).first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), name);

  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole('searchbox').fill('журнала 777');
  await page.getByText('найдено мероприятие').waitFor();
  assert.equal(await drawn(page), 1);
  await page.getByRole('searchbox').fill('');
  await page.getByTitle('Проверка журнала 1', { exact: true }).waitFor();

  const printed = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const count = document.querySelectorAll('[data-item]').length;
    window.dispatchEvent(new Event('afterprint'));
    return count;
  });
  assert.equal(printed, longPlan, 'paper takes every row');
}

export async function viewsStory({ browser, program }) {
  const someone = await browser.person(desktop);
  program.moveTo('2026-04-08T06:30:00.000Z');
  await someone.signIn('tihonova', program.password);
  await monthsByKeyboard(someone);
  await calendarKeepsItsMonth(someone);
  await departmentsAddUp(someone);
  await paperIsTheOrder(someone);
  await fitsAPhone(someone);
  await longPlanIsQuick(someone);
  await someone.leave();
}
