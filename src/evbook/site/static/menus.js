/* The header's menus and the print button, and the focus on the search page: what the theme does by a library of
   81 kB and by scripts inside the page. */
(function () {
  "use strict";
  const here = document.currentScript.src;
  const OPENER = '[data-bs-toggle="dropdown"]';
  const menuOf = (opener) => opener.parentNode.querySelector(".dropdown-menu");

  function set(opener, open) {
    opener.setAttribute("aria-expanded", String(open));
    menuOf(opener).classList.toggle("show", open);
  }

  function closeAll(but) {
    for (const opener of document.querySelectorAll(OPENER + '[aria-expanded="true"]')) {
      if (opener !== but) set(opener, false);
    }
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest(OPENER);
    closeAll(opener);
    if (opener) set(opener, !menuOf(opener).classList.contains("show"));
    if (event.target.closest("[data-ev-print]")) window.print();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector(OPENER + '[aria-expanded="true"]');
    closeAll(null);
    if (open) open.focus();
  });

  /* Buttons that copy code come once there is code in sight: in a chapter it is folded away. */
  let asked = false;
  function offerCopies() {
    const inSight = [...document.querySelectorAll("div.highlight pre")].some((code) => !code.closest("details:not([open])"));
    if (asked || !inSight) return;
    asked = true;
    const script = document.createElement("script");
    script.src = new URL("copy.js", here).href;
    document.head.append(script);
  }
  document.addEventListener("toggle", offerCopies, true);
  offerCopies();

  if (document.querySelector("#search-results")) {
    const field = document.querySelector("main form.bd-search input, form.bd-search input");
    if (field) field.focus();
  }
})();
