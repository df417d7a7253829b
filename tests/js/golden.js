/** The golden index of tests/indexing/test_golden_index.py, over HTTP. */

import { IndexFiles } from "../../theme/static/js/search/files.js";

/** URL of the golden index, with a final slash. */
export const GOLDEN_INDEX = new URL("../golden/index/", import.meta.url).href;

/** @returns {Promise<IndexFiles>} the golden index, opened anew */
export const openGolden = () => IndexFiles.open(GOLDEN_INDEX);

/** Manifest of the golden index. */
export async function goldenManifest() {
  return (await openGolden()).manifest;
}

/** @returns {Promise<any>} what the build's engine answers to the golden queries */
export async function goldenQueries() {
  const response = await fetch(new URL("../golden/index-queries.json", import.meta.url));
  return response.json();
}
