"use strict";
// Small comforts; every page works without them.
document.addEventListener("DOMContentLoaded", function () {
  var first = document.querySelector(".refusal, .summary");
  if (first) { first.focus(); }
});
// A second click sends nothing: the form goes once. If the page comes back, the button works again.
document.addEventListener("submit", function (event) {
  var form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if ((form.method || "").toLowerCase() === "post") { form.dataset.sent = "1"; }
});
window.addEventListener("pageshow", function () {
  document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
});
// Open menus and popovers close on a click elsewhere and on Escape.
function closeOthers(except) {
  document.querySelectorAll("details.menu[open], details.why-popover[open]").forEach(function (one) {
    if (one !== except) { one.removeAttribute("open"); }
  });
}
document.addEventListener("click", function (event) {
  closeOthers(event.target.closest("details.menu, details.why-popover"));
});
document.addEventListener("keydown", function (event) {
  if (event.key === "Escape") { closeOthers(null); }
});
