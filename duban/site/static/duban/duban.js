"use strict";
// Small comforts; every page works without them.

const AGAIN = 10000;

// The reader is led to the first thing that is wrong.
document.addEventListener("DOMContentLoaded", function () {
  const field = document.querySelector(".field.wrong [aria-invalid=true], .field.wrong input, .wrong select");
  const first = document.querySelector(".refusal") || field || document.querySelector(".summary");
  if (first) { first.focus(); }
});

// A second click sends nothing. The button works again when the page comes back, or after a while: the
// request's id makes a repeated form harmless, a dead button would lose what was typed.
document.addEventListener("submit", function (event) {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if ((form.method || "").toLowerCase() !== "post") { return; }
  form.dataset.sent = "1";
  // After this turn, so that the pressed button's own value still goes with the form.
  setTimeout(function () { setButtons(form, true); }, 0);
  setTimeout(function () { release(form); }, AGAIN);
});
window.addEventListener("pageshow", function () {
  document.querySelectorAll("form[data-sent]").forEach(release);
});
function setButtons(form, off) {
  form.querySelectorAll("button[type=submit]").forEach(function (button) { button.disabled = off; });
  if (off) { form.setAttribute("aria-busy", "true"); } else { form.removeAttribute("aria-busy"); }
}
function release(form) {
  delete form.dataset.sent;
  setButtons(form, false);
}

// What was typed and not sent is not left by mistake.
document.addEventListener("input", function (event) {
  const form = event.target.closest("form.act");
  if (form) { form.dataset.changed = "1"; }
});
// What was kept as a draft by itself is not lost by leaving.
document.addEventListener("htmx:afterRequest", function (event) {
  const form = event.target.closest("form.act");
  if (form && event.detail.successful) { delete form.dataset.changed; }
});
window.addEventListener("beforeunload", function (event) {
  const open = document.querySelector("form.act[data-changed]:not([data-sent])");
  if (open) { event.preventDefault(); event.returnValue = ""; }
});

// Menus and popovers close on a click elsewhere and on Escape, and open towards where there is room.
const FLOATING = "details.menu, details.why-popover";
function closeOthers(except) {
  document.querySelectorAll("details.menu[open], details.why-popover[open]").forEach(function (one) {
    if (one !== except) { one.removeAttribute("open"); }
  });
}
document.addEventListener("click", function (event) {
  closeOthers(event.target.closest(FLOATING));
});
document.addEventListener("keydown", function (event) {
  if (event.key !== "Escape") { return; }
  const open = document.activeElement && document.activeElement.closest(FLOATING);
  closeOthers(null);
  if (open) { open.querySelector("summary").focus(); }
});
document.addEventListener("toggle", function (event) {
  const one = event.target;
  if (!one.open || !one.matches || !one.matches("details.why-popover")) { return; }
  one.classList.remove("to-left", "to-top");
  const box = one.querySelector(".pop").getBoundingClientRect();
  if (box.right > document.documentElement.clientWidth) { one.classList.add("to-left"); }
  if (box.bottom > window.innerHeight && box.height < box.top) { one.classList.add("to-top"); }
}, true);

// The key / leads to the search box, unless something is being typed.
document.addEventListener("keydown", function (event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
  if (event.target.closest("input, textarea, select, [contenteditable]")) { return; }
  const box = Array.from(document.querySelectorAll(".find input")).find(function (one) { return one.offsetParent; });
  if (box) { event.preventDefault(); box.focus(); box.select(); }
});

// Work that goes on in the background is looked at again until it is done.
document.addEventListener("DOMContentLoaded", function () {
  if (document.querySelector("[data-again]")) { setTimeout(function () { location.reload(); }, 2000); }
});

// Paper cannot be clicked: what is folded is printed.
window.addEventListener("beforeprint", function () {
  document.querySelectorAll("main details:not([open]):not(.menu)").forEach(function (one) {
    one.open = true;
    one.dataset.printed = "1";
  });
});
window.addEventListener("afterprint", function () {
  document.querySelectorAll("details[data-printed]").forEach(function (one) {
    one.open = false;
    delete one.dataset.printed;
  });
});
