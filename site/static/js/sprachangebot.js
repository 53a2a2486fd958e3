/* Shows the offer to read this page in the browser's language. Nothing is asked of a server and
   nothing is kept but, for this visit, that the offer was closed. */
(() => {
  const box = document.getElementById("sprachangebot");
  const OTHER_NAMES = { kmr: "ku", prs: "fa" };
  const KEY = "sprachangebot-geschlossen";

  const isClosed = () => { try { return sessionStorage.getItem(KEY) !== null; } catch { return false; } };
  const base = (tag) => { const code = tag.toLowerCase().split("-")[0]; return OTHER_NAMES[code] || code; };

  /* The first language of the reader that the page has; none if the page is in it already. */
  const offered = () => {
    const here = base(document.documentElement.lang);
    for (const tag of navigator.languages || []) {
      if (base(tag) === here) return null;
      const offer = box.querySelector(`[data-sprache="${CSS.escape(base(tag))}"]`);
      if (offer) return offer;
    }
    return null;
  };

  const offer = isClosed() ? null : offered();
  if (!offer) return;
  offer.hidden = box.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    box.hidden = true;
    try { sessionStorage.setItem(KEY, "1"); } catch { /* a browser that keeps nothing asks again */ }
    document.querySelector(".sprung").focus();
  });
})();
