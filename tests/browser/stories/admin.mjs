import assert from 'node:assert/strict';

const card = (page, name) => page.locator(`[data-card="${name}"]`);

async function channels(administrator) {
  const { page } = administrator;
  await page.getByRole('link', { name: 'Каналы' }).click();
  await card(page, 'test').getByRole('button', { name: 'Послать проверочное сообщение' }).click();
  await card(page, 'test').locator('[data-settled=true]').waitFor();
  await administrator.picture('admin-channels');
}

/** The next message's words are changed, looked at, saved and taken back. */
async function templates(administrator) {
  const { page } = administrator;
  await page.getByRole('link', { name: 'Шаблоны' }).click();
  await page.getByLabel('Шаблон', { exact: true }).selectOption({ label: 'Сообщение человеку: простой текст' });
  const source = page.getByLabel('Текст шаблона (Mustache)');
  const shipped = await source.inputValue();
  await source.fill(`Проверка связи.\n${shipped}`);
  await page.getByRole('button', { name: 'Показать, что выйдет' }).click();
  await page.getByText('Только текст').click();
  await page.getByRole('region', { name: 'Что выйдет' }).getByText(/Проверка связи/).waitFor();
  await administrator.picture('admin-templates');
  await source.fill('Нет ни срока, ни ссылки.');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByRole('alert').first().waitFor();
  assert.equal(await source.inputValue(), 'Нет ни срока, ни ссылки.', 'what was typed stays after a refusal');
  await source.fill(`Проверка связи.\n${shipped}`);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('свой', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Вернуть поставляемый' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуть поставляемый' }).click();
  await page.getByText('поставляемый', { exact: true }).waitFor();
  assert.equal(await source.inputValue(), shipped);
}

/** An address within the office is refused, in words that say which setting allows it. */
async function webhooks(administrator) {
  const { page } = administrator;
  await page.getByRole('link', { name: 'Вебхуки' }).click();
  await page.getByRole('button', { name: 'Добавить вебхук' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Название').fill('СЭД');
  await dialog.getByLabel('Адрес').fill('https://127.0.0.1/hook');
  await dialog.getByRole('button', { name: 'Добавить вебхук' }).click();
  await dialog.getByRole('alert').waitFor();
  await administrator.picture('admin-webhook-refused');
  await dialog.getByRole('button', { name: 'Отмена' }).click();
}

/** A new person is added, gets a password, and is erased by the name of their login. */
async function person(administrator) {
  const { page } = administrator;
  await page.getByRole('link', { name: 'Люди' }).click();
  await page.getByRole('button', { name: 'Добавить человека' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('ФИО').fill('Ветров Пётр Ильич');
  await form.getByLabel('Логин').fill('vetrov');
  await form.getByRole('button', { name: 'Добавить человека' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Ветров Пётр Ильич' }).click();
  await page.getByLabel('Новый пароль').fill('синий-автобус-едет-на-север');
  await page.getByRole('button', { name: 'Задать пароль' }).click();
  await page.getByText('Пароль задан, сеансы закончены').waitFor();
  await administrator.picture('admin-person');
  await page.getByRole('button', { name: 'Обезличить' }).click();
  const ask = page.getByRole('dialog');
  await ask.getByLabel(/наберите логин: vetrov/).fill('vetrov');
  await administrator.picture('admin-erase');
  await ask.getByRole('button', { name: 'Обезличить' }).click();
  await page.getByText(/Теперь это «Сотрудник №/).waitFor();
  await page.getByRole('heading', { level: 1, name: /Сотрудник №/ }).waitFor();
}

/** The coordinator reads the rules of reminders and puts a roadmap on the strict ones; then the dates are looked at. */
async function rules({ browser, program }) {
  const coordinator = await browser.person();
  const { page } = coordinator;
  await coordinator.signIn('tihonova', program.password);
  await page.getByRole('link', { name: 'Напоминания', exact: true }).click();
  await page.getByText('за 10 рабочих дней до срока, в 09:00').first().waitFor();
  await coordinator.picture('admin-policies');
  await page.getByRole('button', { name: /^Сменить правила/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Веха/).first().waitFor();
  await coordinator.picture('admin-policy-choice');
  const other = (await dialog.getByLabel('Правила', { exact: true }).locator('option').allTextContents()).at(-1);
  await dialog.getByLabel('Правила', { exact: true }).selectOption({ label: other });
  await dialog.getByLabel('Основание').fill('приказ № 5');
  await dialog.getByRole('button', { name: 'Сменить правила' }).click();
  await dialog.waitFor({ state: 'detached' });
  await card(page, 'roadmaps').getByText(other).first().waitFor();
  await page.getByRole('link', { name: 'Сроки и календари' }).click();
  await page.getByText(/Действует пакет правил/).waitFor();
  await coordinator.picture('admin-dates');
  await coordinator.leave();
}

async function byPhone({ browser, program }) {
  const phone = await browser.person({ width: 390, height: 844 });
  await phone.signIn('sizov', program.password);
  for (const path of ['/channels', '/policies', '/dates', '/templates', '/webhooks', '/people/2']) {
    await phone.go(path);
    await phone.page.getByRole('heading', { level: 1 }).waitFor();
    await phone.settled();
    await phone.picture(`admin-phone${path.replaceAll('/', '-')}`);
    assert.equal(await phone.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, `${path} scrolls sideways`);
  }
  await phone.leave();
}

/** The administrator does from the page what the day asks for; the coordinator changes rules; both by phone too. */
export async function adminStory({ browser, program }) {
  const administrator = await browser.person();
  await administrator.signIn('sizov', program.password);
  await channels(administrator);
  await templates(administrator);
  await webhooks(administrator);
  await person(administrator);
  await administrator.leave();
  await rules({ browser, program });
  await byPhone({ browser, program });
}
