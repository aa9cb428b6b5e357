// Who writes a program reads the API's reference: without an account, and nothing comes from elsewhere.
import assert from 'node:assert/strict';

export async function referenceStory({ browser, program }) {
  const stranger = await browser.person();
  const { page } = stranger;
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url())));

  await stranger.go('/');
  await page.getByLabel('Логин').waitFor();
  const part = (url) => /\/ReferencePage-[\w-]+\.js$/.test(url.pathname);
  assert.ok(!asked.some(part), 'the reference came with the sign-in page');

  await stranger.go('/reference');
  await page.getByRole('heading', { name: 'Описание API' }).waitFor();
  assert.ok(asked.some(part));
  assert.deepEqual(asked.filter(({ origin }) => origin !== program.address), [], 'something came from elsewhere');
  await stranger.picture('reference');

  await page.getByRole('searchbox').fill('tasks accept');
  await page.locator('#accept > summary').click();
  await page.locator('#accept').getByText('If-Match', { exact: true }).first().waitFor();
  await page.locator('#accept summary').filter({ hasText: '412' }).click();
  await page.getByText('"code": "stale"').waitFor();
  await stranger.picture('reference-operation', true);

  // An address points to one operation; the file itself is one click away.
  await stranger.go('/reference#contractAtRoot');
  await page.reload();
  await page.getByText('с 2027-12-01 может исчезнуть').waitFor();
  const [contract] = await Promise.all([
    page.request.get('/api/v1/openapi.yaml'),
    page.getByRole('link', { name: '/api/v1/openapi.yaml' }).waitFor(),
  ]);
  assert.equal(contract.status(), 200);
  assert.equal(contract.headers()['content-type'], 'application/yaml');

  const phone = await browser.person({ width: 390, height: 844 });
  await phone.go('/reference#listTasks');
  await phone.page.locator('#listTasks[open]').waitFor();
  const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `a sideways scroll of ${overflow} pixels`);
  await phone.picture('phone-reference', true);
  await phone.leave();
  await stranger.leave();
}
