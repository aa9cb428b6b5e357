// An S3 server for tests: s3rver with a bucket "proof" and the key S3RVER / S3RVER, and a front that plays the troubles
// of a network. Prints "ready PORT", then a line "trouble NAME" for each it played.
//
// usage: s3_peer.mjs FOLDER [--tls CERT KEY]
//
// s3rver leaves signatures of version 4 unchecked, so the front checks them with aws4, and the hash of what comes up; it
// also mends two of s3rver's ways that S3 does not have. The trouble is chosen by the first part of an object's name:
// proof/cut-up/…/HASH.
import aws4 from 'aws4';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import S3rver from 's3rver';

const region = 'us-east-1';
const secrets = { S3RVER: 'S3RVER' };
const skewMost = 15 * 60 * 1000;
const [folder, , cert, key] = process.argv.slice(2);

const counts = new Map();
/** How many requests met this trouble before; says so. */
function met(trouble) {
  const before = counts.get(trouble) ?? 0;
  counts.set(trouble, before + 1);
  console.log(`trouble ${trouble}`);
  return before;
}

function refuse(response, status, code, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/xml', ...headers });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>no</Message></Error>`);
}

/** Why S3 would refuse this request; nothing where it would not. */
function refusal(request, body) {
  const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d+\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+),/.exec(request.headers.authorization ?? '');
  if (!given) return [403, 'AccessDenied'];
  const [, accessKeyId, scope, signed] = given;
  if (!(accessKeyId in secrets)) return [403, 'InvalidAccessKeyId'];
  if (scope !== region) return [400, 'AuthorizationHeaderMalformed'];
  const headers = Object.fromEntries(signed.split(';').map((name) => [name, request.headers[name]]));
  const when = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers['x-amz-date'] ?? '');
  if (!when || Math.abs(Date.UTC(when[1], when[2] - 1, when[3], when[4], when[5], when[6]) - Date.now()) > skewMost)
    return [403, 'RequestTimeTooSkewed'];
  const signer = new aws4.RequestSigner(
    { service: 's3', region, method: request.method, path: request.url, host: request.headers.host, headers },
    { accessKeyId, secretAccessKey: secrets[accessKeyId] });
  if (signer.sign().headers.Authorization.replaceAll(', ', ',') !== request.headers.authorization.replaceAll(', ', ','))
    return [403, 'SignatureDoesNotMatch'];
  if (createHash('sha256').update(body).digest('hex') !== headers['x-amz-content-sha256']) return [400, 'XAmzContentSHA256Mismatch'];
  return undefined;
}

/** s3rver answers before all bytes are in its file; S3 gives back at once what it took. */
async function written(url, body) {
  for (let looks = 0; looks < 10_000; ++looks) {
    const kept = await readFile(`${folder}${url}._S3rver_object`).catch(() => undefined);
    if (kept?.equals(body)) return;
    await new Promise(setImmediate);
  }
}

/** Hands the request to s3rver and its answer back; `alter` may cut the answer's bytes. */
function forward(request, body, response, alter) {
  const { expect, ...headers } = request.headers;
  const target = { port: behind, host: '127.0.0.1', method: request.method, path: request.url };
  const onward = http.request({ ...target, headers: { ...headers, 'content-length': body.length } }, (answer) => {
    // s3rver promises a byte of an object that has none and never sends it; S3 says that there is no such range.
    if (answer.headers['content-range']?.endsWith('/0')) {
      answer.destroy();
      return refuse(response, 416, 'InvalidRange', { 'Content-Range': 'bytes */0' });
    }
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    return answer.on('end', async () => {
      if (request.method === 'PUT') await written(request.url, body);
      const bytes = Buffer.concat(parts);
      if (alter?.(answer, bytes, response)) return;
      response.writeHead(answer.statusCode, answer.headers);
      response.end(bytes);
    });
  });
  onward.on('error', () => response.destroy());
  onward.end(body);
}

/** Half of what was promised, then the end of the connection. */
function cutAnswer(answer, bytes, response) {
  if (bytes.length < 1000 || met('cut-down') > 0) return false;
  response.writeHead(answer.statusCode, answer.headers);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  return true;
}

/** Troubles that need no look at the body; whether one was played. */
function playedAtOnce(trouble, request, response) {
  const proof = /[0-9a-f]{64}$/.test(request.url);
  const up = request.method === 'PUT';
  if (trouble === 'cut-up' && proof && up && !counts.has(trouble)) {
    request.once('data', () => {
      met(trouble);
      request.socket.destroy();
    });
  } else if (trouble === 'busy' && (counts.get(trouble) ?? 0) < 2) {
    met(trouble);
    refuse(response, 503, 'SlowDown');
  } else if (trouble === 'down') {
    met(trouble);
    refuse(response, 500, 'InternalError');
  } else if (trouble === 'mute') {
    met(trouble);
  } else if (trouble === 'page') {
    response.writeHead(404, { 'Content-Type': 'text/html' });
    response.end('<html>Not found</html>');
  } else if (trouble === 'full' && proof && up) {
    refuse(response, 403, 'QuotaExceeded');
  } else {
    return false;
  }
  return true;
}

function serve(request, response) {
  const trouble = request.url.split('/')[2];
  if (playedAtOnce(trouble, request, response)) return;
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    let body = Buffer.concat(parts);
    const why = refusal(request, body);
    if (why) return refuse(response, ...why);
    if (trouble === 'lossy' && body.length > 1000) body = body.subarray(0, 1000);
    if (trouble === 'whole') delete request.headers.range;
    return forward(request, body, response, trouble === 'cut-down' ? cutAnswer : undefined);
  });
}

const storage = new S3rver({ address: '127.0.0.1', port: 0, directory: folder, silent: true, vhostBuckets: false, configureBuckets: [{ name: 'proof' }] });
const { port: behind } = await storage.run();
const front = cert ? https.createServer({ cert: readFileSync(cert), key: readFileSync(key) }, serve) : http.createServer(serve);
front.listen(0, '127.0.0.1', () => console.log(`ready ${front.address().port}`));
