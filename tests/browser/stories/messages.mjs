import assert from 'node:assert/strict';

export async function messagesStory({ browser, program }) {
  const someone = await browser.person();
  const { page } = someone;
  await someone.signIn('tihonova', program.password);
  await page.getByRole('link', { name: 'Сообщения' }).click();
  await page.locator('[data-message]').first().waitFor();
  await someone.picture('messages');

  await page.locator('[data-message]').first().click();
  const letter = page.frameLocator('iframe');
  await letter.locator('body').filter({ hasText: /\S/ }).waitFor();
  assert.equal(await page.locator('iframe').getAttribute('sandbox'), '', 'no scripts, no forms, no origin');
  await someone.picture('message');
  await page.getByText('Только текст').click();
  assert.ok((await page.getByTestId('text').innerText()).length > 0);
  await page.keyboard.press('Escape');
  await page.locator('iframe').waitFor({ state: 'detached' });
  await someone.leave();
}
