// A person's browser at a provider: signs in and agrees on its pages, and prints "arrived ADDRESS", where the provider sends
// it in the end. What lies there is not asked.
//
// usage: oidc_browser.mjs ADDRESS LOGIN|--refuse
const [start, login] = process.argv.slice(2);
const provider = new URL(start).origin;
const kept = new Map();

async function ask(address, form) {
  const response = await fetch(address, {
    redirect: "manual",
    method: form ? "POST" : "GET",
    body: form,
    headers: { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join("; ") },
  });
  for (const line of response.headers.getSetCookie()) {
    const [name, value] = line.split(";")[0].split(/=(.*)/);
    if (value === "") kept.delete(name);
    else kept.set(name, value);
  }
  return response;
}

/** What a person does on this page: the form that they send, or the link by which they give up. */
function answer(page) {
  if (login === "--refuse") return { refuse: page.match(/href="([^"]*abort)"/)[1] };
  const prompt = page.match(/name="prompt" value="(\w+)"/)[1];
  return { form: new URLSearchParams(prompt === "login" ? { prompt, login, password: "any" } : { prompt }) };
}

let address = start;
let form;
for (let steps = 0; new URL(address).origin === provider; ++steps) {
  if (steps > 20) throw new Error("the provider leads round in a circle");
  const response = await ask(address, form);
  form = undefined;
  const next = response.headers.get("location");
  if (next) {
    address = new URL(next, address).href;
    continue;
  }
  const page = await response.text();
  if (response.status !== 200) {
    console.log("refused", response.status, page.replaceAll("\n", " ").slice(0, 500));
    process.exit(0);
  }
  const said = answer(page);
  if (said.refuse) address = new URL(said.refuse, address).href;
  else form = said.form;
}
console.log("arrived", address);
