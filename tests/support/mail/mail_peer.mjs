// A mail server that is not ours: npm's smtp-server, with STARTTLS and AUTH. Prints "ready PORT".
//
// usage: mail_peer.mjs FOLDER CERT KEY USER PASSWORD [WISHES]
//
// WISHES is JSON of smtp-server's own options. FOLDER/received.jsonl has a line for each mail: from, to, user, secure, mail
// (its bytes as latin-1). FOLDER/signins has a line for each try to sign in: method, user. FOLDER/wire has what a listener on
// the line would read of the client's words. The user "busy" is told to come again later.
import { appendFileSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

const [folder, certificate, key, user, password, wishes = '{}'] = process.argv.slice(2);
const keep = (name, what) => appendFileSync(join(folder, name), what);

function refusal(code, words) {
  return Object.assign(new Error(words), { responseCode: code });
}

const server = new SMTPServer({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  disableReverseLookup: true,
  onAuth(auth, session, done) {
    keep('signins', `${auth.method} ${auth.username}\n`);
    if (auth.username === 'busy') return done(refusal(454, '4.7.0 Temporary authentication failure'));
    const good = auth.username === user && auth.password === password;
    done(good ? null : refusal(535, '5.7.8 Authentication credentials invalid'), good ? { user } : undefined);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      if (stream.sizeExceeded) return done(refusal(552, '5.3.4 Message size exceeds fixed limit'));
      const { mailFrom, rcptTo } = session.envelope;
      const line = {
        from: mailFrom.address,
        to: rcptTo.map((one) => one.address),
        user: session.user ?? '',
        secure: session.secure,
        mail: Buffer.concat(parts).toString('latin1'),
      };
      keep('received.jsonl', JSON.stringify(line) + '\n');
      done();
    });
  },
  ...JSON.parse(wishes),
});
server.on('error', () => {}); // a client that goes away

server.listen(0, '127.0.0.1', () => {
  const inside = server.server.address().port;
  const tap = net.createServer((client) => {
    const onward = net.connect(inside, '127.0.0.1');
    client.on('data', (bytes) => keep('wire', bytes));
    client.pipe(onward).pipe(client);
    for (const side of [client, onward]) {
      side.on('error', () => {
        client.destroy();
        onward.destroy();
      });
    }
  });
  tap.listen(0, '127.0.0.1', () => console.log('ready', tap.address().port));
});
