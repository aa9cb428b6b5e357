// MAX's own client makes each of the requests that Vekha makes, so that a test can lay them side by side. Prints
// "ready done" at the end.
//
// usage: max_client.mjs BASE TOKEN
import max from '@maxhub/max-bot-api';

const [base, token] = process.argv.slice(2);
const { api } = new max.Bot(token, { clientOptions: { baseUrl: base } });
const kinds = ['message_created', 'message_callback', 'bot_started'];
const hook = 'https://vekha.example.org/api/v1/hooks/max';

await api.getUpdates(kinds, { limit: 50, timeout: 1, marker: 7 });
await api.answerOnCallback('cb 1/2', { notification: '✓' });
await api.subscribe(hook, 's3cret-of-the-hook', kinds);
await api.unsubscribe(hook);
const { callback, link } = max.Keyboard.button;
await api.sendMessageToUser(700, 'Срок сегодня', {
  disable_link_preview: true,
  notify: true,
  attachments: [
    max.Keyboard.inlineKeyboard([
      [callback('Принял', 'ack:7'), callback('Отчёт', 'report:7'), callback('Перенос', 'extend:7'), callback('Не моё', 'disown:7')],
      [link('Открыть', 'https://vekha.example.org/go')],
    ]),
  ],
});
console.log('ready done');
