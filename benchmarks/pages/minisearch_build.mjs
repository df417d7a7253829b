/** Builds a MiniSearch index: node minisearch_build.mjs MODULE ARCHIVE.jsonl INDEX.json */

import { createReadStream, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [module, archive, target] = process.argv.slice(2);
const { default: MiniSearch } = await import(pathToFileURL(module).href);
const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["title"] });
let id = 0;
for await (const line of createInterface({ input: createReadStream(archive, "utf8") })) {
  const [, title, text] = JSON.parse(line);
  index.add({ id, title, text });
  id += 1;
}
writeFileSync(target, JSON.stringify(index));
