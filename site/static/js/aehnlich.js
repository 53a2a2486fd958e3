// Shows offers that sound similar while the name of a new one is typed. Without it the same
// question is asked when the form is sent.
(() => {
  const field = document.getElementById("f-title");
  const box = document.getElementById("aehnlich");
  if (!field || !box) return;
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const answer = await fetch(`${box.dataset.adresse}?q=${encodeURIComponent(field.value)}`);
      if (!answer.ok) return;
      box.innerHTML = await answer.text();
      box.hidden = box.childElementCount === 0;
    }, 300);
  });
})();
