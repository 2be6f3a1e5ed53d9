/* Addresses under a figure: where the site's own is not known when it is built, the browser knows it. */
(function () {
  "use strict";
  if (location.protocol === "file:") return;
  for (const link of document.querySelectorAll("a.ev-url")) link.textContent = link.href;
  for (const note of document.querySelectorAll(".ev-relative")) note.remove();
})();
