"use strict";
/* One key each for what the buttons do. Everything works without this file. */
(() => {
  const rows = () => [...document.querySelectorAll(".queue .row a")];
  const act = (key) => document.querySelector(`[data-key="${key}"]`);
  const step = (by) => {
    const links = rows();
    if (!links.length) return false;
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
    links[next].focus();
    return true;
  };
  const inField = (event) => {
    const choice = event.target.closest("select[data-key]");
    if (choice && event.key === "Enter" && choice.value) {
      choice.form.requestSubmit();
      return true;
    }
    if (event.key !== "Escape") return false;
    event.target.blur();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) {
      if (!inField(event)) return;
    } else if (event.key === "?") {
      document.getElementById("keys").showModal();
    } else if (event.key === "j" && step(1)) {
      /* the focus has moved */
    } else if (event.key === "k") {
      if (!step(-1)) history.back();
    } else if (/^[cdqubj]$/.test(event.key)) {
      const target = act(event.key);
      if (!target) return;
      if (target.tagName === "SELECT") target.focus();
      else target.click();
    } else {
      return;
    }
    event.preventDefault();
  });
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => document.getElementById("keys").showModal());
  }
  /* Each article is read from its passage on. Without this file the link above it leads there. */
  for (const pane of document.querySelectorAll(".pane")) {
    const passage = pane.querySelector(".passage");
    const down = passage.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += down - Math.max(0, pane.clientHeight - passage.offsetHeight) / 3;
  }
  /* What was just done is read out, and the next key goes on from there. */
  const done = document.querySelector(".done, .refused");
  if (done) done.focus();
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "claim") event.target.focus();
  });
})();
