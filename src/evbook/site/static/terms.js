/* A term of the glossary shows its definition while it is pointed at or focused, and on the first tap. The box can be
   pointed at too, stays until it is left, and goes with Escape. Without this script the term is a plain link. */
(function () {
  "use strict";
  const terms = [...document.querySelectorAll("a.ev-term")];
  const home = document.querySelector(".ev-terms");
  if (!terms.length || !home) return;
  const LEAVE_MS = 250, GAP_PX = 6, EDGE_PX = 8;
  let box = null, shown = null, leaving = 0, tapped = false;

  function makeBox() {
    box = document.createElement("div");
    box.className = "ev-definition";
    box.append(document.createElement("p"), document.createElement("a"));
    /* A keyboard follows the term itself, which leads to the same place. */
    box.lastChild.tabIndex = -1;
    box.lastChild.textContent = "Glossary";
    box.addEventListener("pointerenter", stay);
    box.addEventListener("pointerleave", leave);
    home.after(box);
  }

  function place(term) {
    const own = box.offsetParent.getBoundingClientRect();
    const line = term.getClientRects()[0];
    const widest = document.documentElement.clientWidth - EDGE_PX - box.offsetWidth;
    const left = Math.max(EDGE_PX, Math.min(line.left, widest));
    const above = line.bottom + GAP_PX + box.offsetHeight > window.innerHeight && line.top > box.offsetHeight + GAP_PX;
    const top = above ? line.top - GAP_PX - box.offsetHeight : line.bottom + GAP_PX;
    box.style.left = left - own.left + "px";
    box.style.top = top - own.top + "px";
  }

  function show(term) {
    stay();
    if (shown === term) return;
    if (!box) makeBox();
    box.firstChild.textContent = document.getElementById(term.getAttribute("aria-describedby")).textContent;
    box.lastChild.href = term.href;
    box.hidden = false;
    shown = term;
    place(term);
  }

  function hide() {
    if (box) box.hidden = true;
    shown = null;
  }

  function stay() { clearTimeout(leaving); }
  function leave() {
    stay();
    leaving = setTimeout(() => { if (document.activeElement !== shown) hide(); }, LEAVE_MS);
  }

  for (const term of terms) {
    term.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(term); });
    term.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") leave(); });
    term.addEventListener("pointerdown", (event) => { tapped = event.pointerType === "touch" && shown !== term; });
    term.addEventListener("click", (event) => {
      if (!tapped) return;
      tapped = false;
      event.preventDefault();
      show(term);
    });
    term.addEventListener("focus", () => { if (term.matches(":focus-visible")) show(term); });
    term.addEventListener("blur", leave);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => {
    if (shown && !shown.contains(event.target) && !box.contains(event.target)) hide();
  });
  window.addEventListener("resize", hide);
})();
