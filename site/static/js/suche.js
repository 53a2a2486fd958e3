// Suggestions below every search field that names where to get them (`data-vorschlaege`).
// Without this script the field is a plain form; with it, a combobox as ARIA describes it.
"use strict";

(() => {
  const WAIT_MS = 150;
  const SHORTEST = 2;
  let number = 0;

  const listBelow = (field) => {
    const list = document.createElement("ul");
    list.id = `vorschlaege-${++number}`;
    list.className = "vorschlaege";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.dataset.vorschlaegeName || field.name);
    list.hidden = true;
    field.parentElement.append(list);
    return list;
  };

  const combobox = (field) => {
    const list = listBelow(field);
    let chosen = -1;
    let timer = 0;
    let asked = "";

    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");

    const close = () => {
      list.hidden = true;
      chosen = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    };

    const mark = (place) => {
      const options = [...list.children];
      if (!options.length) return;
      chosen = (place + options.length) % options.length;
      options.forEach((option, n) => option.setAttribute("aria-selected", String(n === chosen)));
      field.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    };

    const take = (text) => {
      field.value = text;
      close();
      field.form.requestSubmit();
    };

    const show = (words) => {
      list.replaceChildren(
        ...words.map((word, n) => {
          const option = document.createElement("li");
          option.id = `${list.id}-${n}`;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.dir = "auto";
          option.textContent = word;
          // pointerdown comes before the field loses focus and the list is closed
          option.addEventListener("pointerdown", (event) => {
            event.preventDefault();
            take(word);
          });
          return option;
        }),
      );
      chosen = -1;
      field.removeAttribute("aria-activedescendant");
      list.hidden = !words.length;
      field.setAttribute("aria-expanded", String(Boolean(words.length)));
    };

    const ask = async () => {
      const text = field.value.trim();
      asked = text;
      if (text.length < SHORTEST) return close();
      try {
        const address = new URL(field.dataset.vorschlaege, document.baseURI);
        address.searchParams.set("q", text);
        const answer = await fetch(address);
        const [, words] = await answer.json();
        if (asked === text && document.activeElement === field) show(words);
      } catch {
        close(); // the form works without suggestions
      }
    };

    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT_MS);
    });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) return;
        event.preventDefault();
        mark(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
      } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
        event.preventDefault();
        take(list.children[chosen].textContent);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
  };

  document.querySelectorAll("input[data-vorschlaege]").forEach(combobox);
})();
