// A line to the program that can be cut: browsers come by it as by any address, and while it is cut nothing answers there.
import { connect, createServer } from 'node:net';

/** A line to this address («http://127.0.0.1:8080»), whole at first; its own address stays the same over cuts. */
export async function layLine(to) {
  const { hostname, port } = new URL(to);
  const open = new Set();
  const hold = (socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    hold(near);
    hold(far);
    near.pipe(far).pipe(near);
  });
  const listen = (at) => new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, '127.0.0.1', () => resolve(server.address().port));
  });
  const own = await listen(0);
  const cut = () => new Promise((resolve) => {
    server.close(resolve);
    for (const socket of open) socket.destroy();
  });
  return { address: `http://127.0.0.1:${own}`, cut, mend: () => listen(own), remove: cut };
}
