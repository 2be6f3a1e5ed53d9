/* A page is printed light, whatever its scheme on the screen. */
(function (root) {
  "use strict";
  let theme = null;
  addEventListener("beforeprint", function () {
    theme = root.dataset.theme;
    root.dataset.theme = "light";
  });
  addEventListener("afterprint", function () {
    if (theme !== null) root.dataset.theme = theme;
    theme = null;
  });
})(document.documentElement);
