/** Reading an index: one request for each file, and clear errors. */

import { crc32, unseal, unzigzag } from "../../theme/static/js/search/codec.js";
import { CACHED_FILES, IndexFiles } from "../../theme/static/js/search/files.js";
import { checkManifest } from "../../theme/static/js/search/manifest.js";
import { decodeList } from "../../theme/static/js/search/postings.js";
import { GOLDEN_INDEX, openGolden } from "./golden.js";
import { assert, assertEqual, assertThrows, test } from "./lib.js";

/**
 * Counts the requests that a task makes.
 *
 * @param {() => Promise<unknown>} task
 * @param {typeof fetch} [answer] in place of the network
 */
async function requestsOf(task, answer) {
  const { fetch } = globalThis;
  let requests = 0;
  globalThis.fetch = (...call) => {
    requests += 1;
    return (answer ?? fetch)(...call);
  };
  try {
    await task();
  } finally {
    globalThis.fetch = fetch;
  }
  return requests;
}

const notFound = async () => new Response("", { status: 404 });

test("askers of one file share its request", async () => {
  const files = await openGolden();
  const asked = await requestsOf(() => Promise.all([files.shard(0), files.shard(0)]));
  assertEqual(asked, 1);
  assertEqual(await requestsOf(() => files.shard(0)), 0);
});

test("a failed request is tried again", async () => {
  const files = await openGolden();
  const fails = () => assertThrows(() => files.shard(0), /status 404/);
  assertEqual(await requestsOf(fails, notFound), 1);
  assertEqual(await requestsOf(fails, notFound), 1);
  assert((await files.shard(0)).length > 0);
});

test("the cache of files is bounded", async () => {
  const files = await openGolden();
  for (let number = 0; number < 2000; number += 1) files.cache.set(`x${number}`, Promise.resolve());
  await files.shard(0);
  assertEqual(files.cache.size, CACHED_FILES);
  assertEqual(await requestsOf(() => files.shard(0)), 0);
});

test("another format is refused", () =>
  assertThrows(() => checkManifest({ format: 99 }), /format 99/));

test("a manifest that is not there, or is no JSON, is told", async () => {
  const open = () => IndexFiles.open(GOLDEN_INDEX);
  await requestsOf(() => assertThrows(open, /status 404/), notFound);
  await requestsOf(
    () => assertThrows(open, /manifest.json/),
    async () => new Response("<html>"),
  );
});

test("no network is told apart from a missing file", async () => {
  const open = () => IndexFiles.open(GOLDEN_INDEX).catch((error) => error.code);
  const offline = () => Promise.reject(new TypeError("Failed to fetch"));
  assertEqual(await requestsOf(async () => assertEqual(await open(), "offline"), offline), 1);
  assertEqual(await requestsOf(async () => assertEqual(await open(), "missing"), notFound), 1);
});

test("a damaged file is told", async () => {
  const files = await openGolden();
  const response = await fetch(`${files.root}${files.segment.name}/dictionary/0.bin`);
  const content = await response.arrayBuffer();
  assert((await unseal(content)).length > 0);
  await assertThrows(() => unseal(content.slice(0, content.byteLength - 4)), /IndexError/);
  new Uint8Array(content)[0] = (new Uint8Array(content)[0] ?? 0) ^ 1;
  await assertThrows(() => unseal(content), /checksum/);
});

test("checksums are zlib's", () => {
  assertEqual(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("zigzag numbers come back", () => {
  assertEqual([0, 1, 2, 3, 4].map(unzigzag), [0, -1, 1, -2, 2]);
});

test("posting lists of a later format are refused", () =>
  assertThrows(() => decodeList(Uint8Array.of(9, 1, 0, 0), 8), /later format/));
