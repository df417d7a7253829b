/** Imports the test module that the address names, runs its tests and leaves the outcomes. */

import { run } from "./lib.js";

/** @type {typeof globalThis & { warraqOutcomes?: import("./lib.js").Outcome[] }} */
const page = globalThis;

/** @returns {Promise<import("./lib.js").Outcome[]>} */
async function outcomesOf(/** @type {string} */ module) {
  try {
    await import(module);
  } catch (error) {
    return [{ name: "(the module does not load)", error: String(error) }];
  }
  return run();
}

const outcomes = await outcomesOf(new URLSearchParams(location.search).get("module") ?? "");
const list = document.querySelector("#outcomes");
for (const { name, error } of outcomes) {
  const item = document.createElement("li");
  item.textContent = error === null ? `passed: ${name}` : `FAILED: ${name}\n${error}`;
  list?.append(item);
}
page.warraqOutcomes = outcomes;
