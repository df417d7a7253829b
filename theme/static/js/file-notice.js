// Modules do not load from file://, so the page itself must say why the search is silent.
if (location.protocol === "file:") {
  document.getElementById("search-unavailable")?.removeAttribute("hidden");
}
