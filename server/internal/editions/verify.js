// Checks a signed text in the browser, with no network: the keys stand in the form, and what to say in the element that says
// it. The form of such a text is that of golang.org/x/mod/sumdb/note.
const form = document.forms.namedItem("verify"), said = document.getElementById("said"), here = document.getElementById("here");
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const hex = (list) => Array.from(list, (b) => b.toString(16).padStart(2, "0")).join("");

/** What a check comes to: "good", "changed", "other" for another key, "broken". */
const check = async (signed) => {
  const text = signed.replaceAll("\r\n", "\n").trimEnd() + "\n", end = text.lastIndexOf("\n\n\u2014 ");
  if (end < 0) return "broken";
  let found = "other";
  for (const line of text.slice(end + 2, -1).split("\n")) {
    const [, name, signature] = line.match(/^\u2014 (\S+) (\S+)$/) || [], made = signature && bytes(signature);
    if (made?.length !== 4 + 64) return "broken"; // of the key's hash and an Ed25519 signature
    for (const key of form.dataset.keys.split(" ")) {
      const [of, hash] = key.split("+");
      if (of !== name || hash !== hex(made.slice(0, 4))) continue;
      const raw = bytes(key.slice(of.length + hash.length + 2)).slice(1);
      const verifier = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
      if (!(await crypto.subtle.verify("Ed25519", verifier, made.slice(4), new TextEncoder().encode(text.slice(0, end + 1))))) return "changed";
      found = "good";
    }
  }
  return found;
};

here.hidden = !window.crypto?.subtle;
here.addEventListener("click", async () => {
  const file = form.elements.file.files[0], signed = file ? await file.text() : form.elements.signed.value;
  const found = await check(signed).catch(() => "broken");
  said.textContent = said.dataset[found];
  said.dataset.found = found;
});
