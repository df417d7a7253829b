// Added to pages by `make serve` only. The page knows its version from the script's address.
const served = new URL(document.currentScript.src).search.slice(1);
new EventSource("/__reload-events").addEventListener("message", (event) => {
  if (event.data !== served) location.reload();
});
