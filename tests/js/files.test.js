/** Reading an index: base and delta as one, one request for each file, and clear errors. */

import { crc32, unseal, unzigzag } from "../../theme/static/js/search/codec.js";
import { Shard } from "../../theme/static/js/search/dictionary.js";
import { entriesOf } from "../../theme/static/js/search/entries.js";
import { CACHED_BYTES, IndexFiles } from "../../theme/static/js/search/files.js";
import { checkManifest } from "../../theme/static/js/search/manifest.js";
import { assert, assertEqual, assertThrows, test } from "./lib.js";
import { Chance } from "./random.js";
import * as small from "./small.js";

const { answering, host, MANIFEST, onSmall, openSmall, PAYLOADS, ROOT, sealed, shard } = small;

const notFound = () => new Response("", { status: 404 });
const offline = () => Promise.reject(new TypeError("Failed to fetch"));

/** @param {string} form */
const lookup = (form) => onSmall(() => openSmall().lookup(form));

test("a word of the base alone is as the base has it", async () => {
  assertEqual(await lookup("عمل"), {
    ...{ form: "عمل", term: "عمل", df: 2, rank: 0, function: false, pairFirst: true },
    ...{ pairSecond: false, near: true, unheld: false, spelling: 0 },
    where: [{ segment: 0, shard: 2, slot: 2, count: 2 }],
  });
  assertEqual((await lookup("عملات"))?.term, "عمله");
  assertEqual((await lookup("عمله"))?.unheld, true);
  assertEqual((await lookup("اليوم"))?.function, true);
  assertEqual(await lookup("غير"), undefined);
});

test("a shard finds a form without decoding it as it does decoded", () => {
  const chance = new Chance(7);
  const letters = [..."ابتabé0:"];
  const word = () =>
    Array.from({ length: 1 + chance.below(6) }, () => chance.pick(letters)).join("");
  const forms = [...new Set(Array.from({ length: 300 }, word))].sort();
  const entries = forms.map((form, place) => ({
    ...{ form, term: place % 3 ? form : word(), df: place * 50, rank: place % 4 },
    ...{ shard: chance.below(200), slot: place, flags: 4 * (place % 2) },
    spelling: place % 4 ? 0 : place,
  }));
  const payload = Uint8Array.from(shard(entries));
  const decoded = new Shard(payload);
  assertEqual(
    entriesOf(decoded).map(({ form, term, spelling, df, rank, shard, slot }) => [
      form,
      term,
      spelling,
      df,
      rank,
      shard,
      slot,
    ]),
    entries.map(({ form, term, spelling, df, rank, shard, slot }) => [
      form,
      term,
      spelling,
      df,
      rank,
      shard,
      slot,
    ]),
  );
  let absent = 0;
  for (const form of [...forms, ...Array.from({ length: 500 }, word), "", "ظظظ"]) {
    const expected = decoded.find(form);
    assertEqual(new Shard(payload).find(form), expected, form);
    if (!expected) absent += 1;
  }
  assert(absent > 100);
});

test("frequencies are live: dead articles go, new ones come", async () => {
  const entry = await lookup("لجنه");
  assertEqual([entry?.df, entry?.rank], [2, 0]);
  assertEqual(entry?.where, [
    { segment: 0, shard: 3, slot: 1, count: 2 },
    { segment: 1, shard: 0, slot: 0, count: 1 },
  ]);
});

test("a word is gone with its last article, and new ones come with the delta", async () => {
  assertEqual(await lookup("مكتب"), undefined);
  const entry = await lookup("منصه");
  assertEqual(entry?.where, [{ segment: 1, shard: 1, slot: 1, count: 2 }]);
});

test("a new form of a known term has the term's articles", async () => {
  const entry = await lookup("لجان");
  assertEqual([entry?.term, entry?.df, entry?.rank, entry?.where.length], ["لجنه", 2, 2, 2]);
});

test("a form that only the base has takes part in what became of its term", async () => {
  const entry = await lookup("اللجنه");
  assertEqual([entry?.form, entry?.df, entry?.rank], ["اللجنه", 2, 1]);
  assertEqual(entry?.where, (await lookup("لجنه"))?.where);
});

test("forms that begin alike come from all shards, sorted, without the dead", async () => {
  const following = (/** @type {string} */ prefix) =>
    onSmall(async () => (await openSmall().following(prefix)).map(({ form }) => form));
  assertEqual(await following("عم"), ["عمان", "عمل", "عملات", "عمله"]);
  assertEqual(await following("لج"), ["لجان", "لجنه"]);
  assertEqual(await following("م"), ["منصه"]);
  assertEqual(await following("ظ"), []);
});

test("a list is a record of its shard, of a delta in its words shard", async () => {
  const [base, delta] = await onSmall(async () => {
    const files = openSmall();
    return Promise.all([files.record(0, "postings", 3, 1), files.record(1, "postings", 0, 0)]);
  });
  assertEqual([...base], [9, 21]);
  assertEqual([...delta], [9, 23]);
});

test("docids of base and delta are one row", () => {
  const files = openSmall();
  for (const [segment, locals, globals] of /** @type {const} */ ([
    [0, [3, 0, 1, 2], [5, 0, 2, 3]],
    [1, [0, 1], [1, 4]],
  ])) {
    const docids = Uint32Array.from(locals);
    files.toGlobal(segment, docids);
    assertEqual([...docids], [...globals]);
    globals.forEach((docid, place) => {
      assertEqual(files.toLocal(docid), { segment, docid: locals[place] });
    });
  }
});

test("stored fields come by name from the article's own segment", async () => {
  const ids = await onSmall(async () => {
    const files = openSmall();
    const rows = await Promise.all([0, 1, 2, 4, 5].map((docid) => files.stored(docid)));
    return rows.map((row) => row["id"]);
  });
  assertEqual(ids, ["b0.html", "d0.html", "b/قمة-ب-٢٠٢١-ی-1.html", "d1.html", "b3.html"]);
});

test("a range of days holds the articles whose whole period lies within", async () => {
  /** @type {[string | null, string | null, [number, number][]][]} */
  const cases = [
    [null, null, [[0, 5]]],
    ["2021-09-01", null, [[0, 3]]],
    ["2021-09-03", "2021-09-29", [[0, 2]]],
    ["2021-08-01", "2021-08-31", [[3, 4]]],
    ["2021-08-02", "2021-08-31", []],
    ["2021-08-01", "2021-08-30", []],
    ["2021-01-01", "2021-12-31", [[0, 5]]],
  ];
  for (const [after, before, expected] of cases) {
    const found = await onSmall(() => openSmall().intervals(after, before));
    assertEqual(found, expected, `${after} ${before}`);
  }
});

test("near terms come with their live frequency, and none without an article", async () => {
  const near = await onSmall(async () => {
    const files = openSmall();
    const entry = await files.lookup("عمل");
    return entry && files.near(entry);
  });
  assertEqual(near, [], "the delta killed the only article of مكتب");
  const [base] = MANIFEST.segments;
  const alone = new IndexFiles(ROOT, { ...MANIFEST, segments: [base], dead: [] });
  const terms = await onSmall(async () => {
    const entry = await alone.lookup("عمل");
    return entry && alone.near(entry);
  });
  assertEqual(
    terms?.map(({ term, df, where }) => [term, df, where]),
    [["مكتب", 1, [{ segment: 0, shard: 4, slot: 1, count: 1 }]]],
  );
});

test("completions are there for stored prefixes only", async () => {
  const completions = (/** @type {string} */ prefix) =>
    onSmall(() => openSmall().completions(prefix));
  assertEqual((await completions("عم"))?.length, 4);
  assertEqual((await completions("عما"))?.[1], { text: "عُمان", documents: 9, kind: 2 });
  assertEqual(await completions("عمال"), undefined);
});

test("askers of one file share its request", async () => {
  const files = openSmall();
  const ask = () => Promise.all([files.shard(0), files.shard(0), files.shardEntries("عمل")]);
  assertEqual((await answering(host, ask)).asked, ["base-1/dictionary/0.bin"]);
  assertEqual((await answering(host, ask)).asked, []);
});

test("an asker who gives up does not disturb the others", async () => {
  const files = openSmall();
  const { asked } = await answering(host, async () => {
    const abort = new AbortController();
    const [gone, stays] = [files.within(abort.signal).shard(0), files.within().shard(0)];
    abort.abort();
    await assertThrows(() => gone, /AbortError/);
    assert((await stays).length > 0);
  });
  assertEqual(asked.length, 1);
});

test("a request that nobody awaits any more is called off, and made anew when needed", async () => {
  const files = openSmall();
  let calledOff = 0;
  const { asked } = await answering(
    async (path, { signal }) => {
      signal?.addEventListener("abort", () => (calledOff += 1));
      return host(path);
    },
    async () => {
      const abort = new AbortController();
      const gone = files.within(abort.signal).shard(0);
      abort.abort();
      await assertThrows(() => gone, /AbortError/);
      assert((await files.shard(0)).length > 0);
      await assertThrows(() => files.within(abort.signal).shard(1), /AbortError/);
    },
  );
  assertEqual(calledOff, 1);
  assertEqual(asked, ["base-1/dictionary/0.bin", "base-1/dictionary/0.bin"]);
});

test("a missing file is asked for past the browser's cache, and again the next time", async () => {
  const files = openSmall();
  /** @type {(RequestCache | undefined)[]} */
  const caches = [];
  const { asked } = await answering(
    (_, { cache }) => {
      caches.push(cache);
      return notFound();
    },
    () => assertThrows(() => files.shard(0), /dictionary\/0\.bin/),
  );
  assertEqual([asked.length, caches], [2, ["force-cache", "reload"]]);
  assert((await onSmall(() => files.shard(0))).length > 0);
});

test("a damaged file that the browser keeps is fetched anew", async () => {
  const good = await sealed(PAYLOADS["base-1/dictionary/0.bin"] ?? []);
  const files = openSmall();
  const damaged = good.slice();
  damaged[0] = (damaged[0] ?? 0) ^ 1;
  const { value } = await answering(
    (_, { cache }) => new Response(cache === "force-cache" ? damaged : good),
    () => files.shard(0),
  );
  assert(value.length > 0);
  const broken = () => new Response(damaged);
  const code = (/** @type {any} */ error) => error.code;
  const failing = await answering(broken, () => files.shard(1).catch(code));
  assertEqual(failing.value, "corrupt");
});

test("the cache is bounded by bytes, those used longest ago go first", async () => {
  const files = openSmall();
  const size = CACHED_BYTES / 4;
  const put = (/** @type {string} */ path) =>
    files.cache.get(path, async () => ({ content: path, bytes: size }));
  for (const path of ["a", "b", "c", "d", "a", "e"]) await put(path);
  assertEqual([...files.cache.files.keys()], ["c", "d", "a", "e"]);
  assertEqual(files.cache.bytes, CACHED_BYTES);
});

test("another format is refused", () =>
  assertThrows(() => checkManifest({ format: 1 }), /format 1, this reader knows 2/));

test("a manifest that is not there, or is no JSON, is told", async () => {
  const open = () => IndexFiles.open(ROOT);
  await answering(notFound, () => assertThrows(open, /manifest\.json/));
  await answering(
    () => new Response("<html>"),
    () => assertThrows(open, /manifest.json/),
  );
});

test("without a network the manifest that the browser keeps serves", async () => {
  const { value, asked } = await answering(
    (path, { cache }) => (cache === "force-cache" ? host(path) : offline()),
    () => IndexFiles.open(ROOT),
  );
  assertEqual([value.manifest.documents, asked.length], [5, 2]);
});

test("no network is told apart from a missing file", async () => {
  const open = () => IndexFiles.open(ROOT).catch((error) => error.code);
  assertEqual((await answering(offline, open)).value, "offline");
  assertEqual((await answering(notFound, open)).value, "missing");
});

test("a transfer that breaks off is a fault of the network, not of the file", async () => {
  const torn = () => {
    const body = new ReadableStream({ pull: (control) => control.error(new TypeError("torn")) });
    return new Response(body);
  };
  const code = (/** @type {any} */ error) => error.code;
  const files = openSmall();
  assertEqual((await answering(torn, () => files.shard(0).catch(code))).value, "offline");
  assertEqual((await answering(torn, () => IndexFiles.open(ROOT).catch(code))).value, "offline");
});

test("a damaged file is told", async () => {
  const content = (await sealed([1, 2, 3, 4, 5, 6])).buffer;
  assertEqual([...(await unseal(content))], [1, 2, 3, 4, 5, 6]);
  await assertThrows(() => unseal(content.slice(0, content.byteLength - 2)), /no deflate/);
  new Uint8Array(content)[0] = (new Uint8Array(content)[0] ?? 0) ^ 1;
  await assertThrows(() => unseal(content), /checksum/);
});

test("checksums are zlib's", () => {
  assertEqual(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("zigzag numbers come back", () => {
  assertEqual([0, 1, 2, 3, 4].map(unzigzag), [0, -1, 1, -2, 2]);
});

test("a manifest's keys and numbers are written by steps", () => {
  const segment = { name: "base", dictionary: ["", "0ابت", "2ج", "0z"], completions: ["", "01"] };
  const scoring = { idf: [44, 4, 4, 3] };
  const { segments, ...rest } = checkManifest({ format: 2, scoring, segments: [segment] });
  assertEqual(segments[0].dictionary, ["", "ابت", "ابج", "z"]);
  assertEqual(segments[0].completions, ["", "1"]);
  assertEqual(rest.scoring.idf, [44, 48, 52, 55]);
});
