// A provider of OpenID Connect on loopback that is not ours: npm's oidc-provider. Prints "ready PORT".
//
// usage: oidc_peer.mjs OPTIONS          OPTIONS is JSON:
//
//   client    {client_id, client_secret, redirect_uris, token_endpoint_auth_method}
//   people    {LOGIN: its claims}; whoever signs in there with any password
//   userinfo  true: all claims but `sub` are told by userinfo alone, none stands in the ID token
import { createServer } from "node:http";
import Provider from "oidc-provider";

const options = JSON.parse(process.argv[2]);

function configuration() {
  return {
    clients: [{ grant_types: ["authorization_code"], response_types: ["code"], ...options.client }],
    claims: {
      openid: ["sub", "amr"],
      profile: ["preferred_username", "name", "realm_access"],
      email: ["email", "email_verified"],
    },
    conformIdTokenClaims: options.userinfo === true,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...options.people[id] }) }),
    pkce: { required: () => true },
    cookies: { keys: ["a key of tests"] },
    ttl: { AuthorizationCode: 60, IdToken: 600, AccessToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  };
}

// The issuer has the port, which is known once the server listens.
const server = createServer((request, response) => handle(request, response));
let handle = (_, response) => response.writeHead(503).end();
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  handle = new Provider(`http://127.0.0.1:${port}`, configuration()).callback();
  console.log("ready", port);
});
