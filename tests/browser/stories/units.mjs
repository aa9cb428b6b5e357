import assert from 'node:assert/strict';

/** Adds an organization by the dialog that is open. */
async function fill(page, name, kind) {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Название').fill(name);
  await dialog.getByLabel('Вид').selectOption({ label: kind });
  await dialog.getByRole('button', { name: 'Добавить', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('treeitem', { name, selected: true }).waitFor();
}

/** The administrator grows the tree of organizations, moves, is refused and closes; then looks at it by phone. */
export async function unitsStory({ browser, program }) {
  const administrator = await browser.person();
  const { page } = administrator;
  await administrator.signIn('sizov', program.password);
  await page.getByRole('link', { name: 'Организации' }).click();
  await page.getByRole('heading', { name: 'Организаций пока нет' }).waitFor();
  await administrator.picture('units-empty');

  await page.getByRole('button', { name: 'Добавить на верхний уровень' }).click();
  await fill(page, 'Заречная область', 'регион');
  for (const [above, name, kind] of [
    ['Заречная область', 'Луговой район', 'муниципалитет'], ['Луговой район', 'Школа № 2', 'школа'],
    ['Заречная область', 'Северный район', 'муниципалитет'], ['Северный район', 'Лицей № 10', 'школа'],
  ]) {
    await page.getByRole('treeitem', { name: above }).click();
    await page.getByRole('button', { name: 'Добавить внутрь' }).click();
    await fill(page, name, kind);
  }
  await administrator.picture('units');

  // The lyceum goes to the other district; its path says so.
  await page.getByRole('button', { name: 'Перенести' }).click();
  const place = page.getByRole('dialog').getByRole('textbox', { name: 'Куда' });
  await place.fill('лугов');
  await page.getByRole('option', { name: 'Заречная область / Луговой район', exact: true }).click();
  await administrator.picture('units-move');
  await page.getByRole('dialog').getByRole('button', { name: 'Перенести' }).click();
  await page.getByText('Заречная область / Луговой район / Лицей № 10').waitFor();

  // What still has a school at work is not closed; the empty district is.
  await page.getByRole('treeitem', { name: 'Луговой район' }).click();
  await page.getByRole('region', { name: 'Луговой район' }).getByRole('button', { name: 'Закрыть' }).click();
  await page.getByRole('alert').getByText(/Сначала закройте или перенесите/).waitFor();
  await administrator.picture('units-refused');
  await page.getByRole('treeitem', { name: 'Северный район' }).click();
  await page.getByRole('region', { name: 'Северный район' }).getByRole('button', { name: 'Закрыть' }).click();
  await page.getByRole('treeitem', { name: 'Северный район' }).waitFor({ state: 'detached' });
  await page.getByText('Показать закрытые').click();
  await page.getByRole('treeitem', { name: /Северный район.*закрыт/ }).waitFor();
  await administrator.picture('units-closed');
  await administrator.leave();

  const phone = await browser.person({ width: 390, height: 844 });
  await phone.signIn('sizov', program.password);
  await phone.go('/units');
  await phone.page.getByLabel('Найти по названию').fill('лицей');
  await phone.page.getByRole('treeitem', { name: 'Лицей № 10' }).click();
  await phone.page.getByRole('button', { name: 'Переименовать' }).waitFor();
  assert.equal(await phone.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, 'scrolls sideways');
  await phone.picture('units-phone', true);
  await phone.leave();
}
