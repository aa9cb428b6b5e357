// A Telegram that is not ours: npm's telegram-test-api on a free port. Prints "ready PORT".
import net from 'node:net';
import TelegramServer from 'telegram-test-api';

const port = await new Promise((resolve, reject) => {
  const probe = net.createServer().once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const found = probe.address().port;
    probe.close(() => resolve(found));
  });
});
await new TelegramServer({ host: '127.0.0.1', port }).start();
console.log(`ready ${port}`);
