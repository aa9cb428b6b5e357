// A receiver of webhooks on loopback, prints "ready PORT". Signatures are checked by npm's standardwebhooks.
//
// usage: webhook_peer.mjs FOLDER SECRET [--tls CERT KEY]
//
// The path says how it behaves: /ok /slow /drip /cut /redirect /huge /fail /gone /limited. Every request is a line of JSON in
// FOLDER/received.jsonl: path, id, verified, body.
import { appendFileSync, readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";

const [folder, secret, tls, certificate, key] = process.argv.slice(2);
const receiver = new Webhook(secret);

function verified(body, headers) {
  try {
    receiver.verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

const answers = {
  "/ok": (response) => response.writeHead(204).end(),
  "/slow": () => {},
  "/drip": (response) => {
    response.writeHead(200);
    setInterval(() => response.write("."), 50);
  },
  "/cut": (response) => response.destroy(),
  "/redirect": (response) => response.writeHead(302, { Location: "/ok" }).end(),
  "/huge": (response) => response.writeHead(500).end("x".repeat(1_000_000)),
  "/fail": (response) => response.writeHead(500).end(),
  "/gone": (response) => response.writeHead(410).end(),
  "/limited": (response) => response.writeHead(429, { "Retry-After": "120" }).end(),
};

function serve(request, response) {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    const body = Buffer.concat(parts).toString("utf8");
    const line = { path: request.url, id: request.headers["webhook-id"], verified: verified(body, request.headers), body };
    appendFileSync(join(folder, "received.jsonl"), JSON.stringify(line) + "\n");
    (answers[request.url.split("?")[0]] ?? answers["/ok"])(response);
  });
}

const server = tls
  ? https.createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, serve)
  : http.createServer(serve);
server.listen(0, "127.0.0.1", () => console.log("ready", server.address().port));
