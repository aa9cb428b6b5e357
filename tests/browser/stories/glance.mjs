// The head's page: the figures, where they lead, and one sheet of paper.
import assert from 'node:assert/strict';

export async function glanceStory({ browser, program }) {
  const someone = await browser.person();
  const { page } = someone;
  // The plan came on control on the 18th; two days later there is a yesterday with figures.
  program.moveTo('2026-03-20T06:30:00.000Z');
  await someone.signIn('tihonova', program.password);
  await page.getByRole('link', { name: 'Сводка' }).click();
  const first = page.getByRole('region', { name: 'Исполнено в срок, по первым срокам' });
  await first.getByText(/%/).waitFor();
  const trend = page.locator('[data-card=trend]');
  await trend.locator('.column').first().waitFor();
  const people = page.locator('[data-card=shares-person]');
  const shares = (await people.locator('tbody tr').allInnerTexts()).map((line) => Number(/([\d,]+)\s%/.exec(line)?.[1].replace(',', '.')));
  assert.ok(shares.length > 0);
  assert.deepEqual(shares, [...shares].sort((a, b) => a - b), 'the worst first');
  await someone.picture('glance');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 720, height: 1000 });
  await someone.picture('glance-print');
  const sheets = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  assert.equal(sheets.length, 1, 'one sheet of A4');
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'no sideways scroll on a phone');
  await someone.picture('glance-phone');
  await page.setViewportSize({ width: 1280, height: 900 });

  // A name leads to that person's tasks.
  const name = await people.getByRole('link').first().innerText();
  await people.getByRole('link').first().click();
  await page.waitForURL(/owner=\d+/);
  await page.locator('[data-list=overdue] .row').first().waitFor();
  assert.ok((await page.locator('[data-list=overdue] .row').allInnerTexts()).every((row) => row.includes(name)), `all are of ${name}`);
  await someone.leave();
}
