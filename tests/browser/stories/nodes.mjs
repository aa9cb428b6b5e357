import assert from 'node:assert/strict';

/** The administrator sees the server at work; a coordinator has no such page. */
export async function nodesStory({ browser, program }) {
  const administrator = await browser.person();
  await administrator.signIn('sizov', program.password);
  await administrator.page.getByRole('link', { name: 'Серверы' }).click();
  const card = administrator.page.getByRole('article');
  await card.getByText('работает').waitFor();
  assert.match(await card.innerText(), /версия \d+\.\d+/);
  await administrator.picture('nodes');
  await administrator.leave();

  const coordinator = await browser.person();
  await coordinator.signIn('tihonova', program.password);
  assert.equal(await coordinator.page.getByRole('link', { name: 'Серверы' }).count(), 0);
  await coordinator.go('/nodes');
  await coordinator.page.getByRole('heading', { name: 'Для этой страницы у вас нет прав' }).waitFor();
  await coordinator.leave();
}
