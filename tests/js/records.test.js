/** Records are read as docs/index-format.md describes them. */

import { BitReader, ByteReader } from "../../theme/static/js/search/codec.js";
import { bucketOf, decodePair } from "../../theme/static/js/search/pairs.js";
import { decodePlaces } from "../../theme/static/js/search/places.js";
import { decodeList, shardList } from "../../theme/static/js/search/postings.js";
import * as encode from "./encoders.js";
import { assert, assertEqual, test } from "./lib.js";
import { Chance } from "./random.js";

const chance = new Chance(7);

/**
 * @param {number} count
 * @param {number} spread greatest gap
 */
function randomPostings(count, spread) {
  let docid = -1;
  return Array.from({ length: count }, () => {
    docid += 1 + chance.below(spread);
    return { docid, level: Math.min(15, chance.below(5) * chance.below(5)) };
  });
}

/** @param {encode.Posting[]} postings */
const columns = (postings) => ({
  docids: Uint32Array.from(postings, ({ docid }) => docid),
  levels: Uint8Array.from(postings, ({ level }) => level),
});

/** @param {number[]} record @param {number} [first] */
function read(record, first) {
  const { docids, levels } = decodeList(Uint8Array.from(record), first);
  return { docids, levels };
}

test("Rice and gamma codes come back, and plain bits between them", () => {
  for (let parameter = 0; parameter <= 24; parameter += 1) {
    const numbers = Array.from({ length: 60 }, () => chance.below(40 * 2 ** parameter));
    const bits = new encode.BitWriter();
    for (const number of numbers)
      bits
        .rice(number, parameter)
        .put(number % 16, 4)
        .gamma(1 + (number % 2 ** 24));
    const reader = new BitReader(Uint8Array.from([9, ...bits.bytes()]), 1);
    for (const number of numbers) {
      assertEqual(
        [reader.rice(parameter), reader.take(4), reader.gamma()],
        [number, number % 16, 1 + (number % 2 ** 24)],
      );
    }
  }
});

test("texts come back, also letters that the charset lacks", () => {
  for (const value of ["كتاب «»…", "", "گی ۴", "a\\b \\u0041", "😀"]) {
    assertEqual(new ByteReader(Uint8Array.from(encode.text(value))).text(), value);
  }
  assertEqual(encode.text("كتی"), [8, 0xdf, 0xca, 0x5c, 0x75, 0x30, 0x36, 0x63, 0x63]);
});

test("postings come back from every kind of record", () => {
  for (const [count, spread] of /** @type {[number, number][]} */ ([
    [1, 5],
    [2, 1],
    [70, 900_000],
    [500, 3],
    [900, 70],
  ])) {
    const postings = randomPostings(count, spread);
    const docids = postings.map(({ docid }) => docid);
    assertEqual(read(encode.ordered(postings)), columns(postings));
    assertEqual(read(encode.impact(postings)), columns(encode.byImpact(postings)));
    assertEqual(read(encode.bare(docids)).docids, Uint32Array.from(docids));
    const first = docids[0] ?? 0;
    assertEqual(read(encode.ordered(postings, first), first), columns(postings));
  }
});

test("a tiered list tells where its rest is", () => {
  const postings = randomPostings(1000, 9);
  /** @type {Record<number, { folder: string, record: number[], postings: encode.Posting[] }>} */
  const chunks = {};
  let shard = 40;
  const record = encode.tiered(postings, 64, 128, (folder, bytes, part) => {
    shard = folder === "tails" ? shard - 3 : shard + 5;
    chunks[shard] = { folder, record: bytes, postings: part };
    return shard;
  });
  const list = decodeList(Uint8Array.from(record));
  assertEqual(list.count, 1000);
  const best = encode.byImpact(postings);
  assertEqual({ docids: list.docids, levels: list.levels }, columns(best.slice(0, 64)));
  const tails = list.tails.flatMap(({ shard, length, level, count }) => {
    const chunk = chunks[shard];
    assertEqual(chunk?.folder, "tails");
    assertEqual([chunk?.record.length, chunk?.postings.length], [length, count]);
    assertEqual(chunk?.postings[0]?.level, level);
    return chunk?.postings ?? [];
  });
  assertEqual(tails, best.slice(64));
  const order = list.order.flatMap(({ shard, length, first }) => {
    const chunk = chunks[shard];
    assertEqual([chunk?.folder, chunk?.record.length], ["order", length]);
    assertEqual(read(chunk?.record ?? [], first), columns(chunk?.postings ?? []));
    return chunk?.postings ?? [];
  });
  assertEqual(order, postings);
});

test("records of a container are found by slot", () => {
  const payload = Uint8Array.from([7, 7, ...encode.container([[1, 2, 3], [], [4]])]);
  assertEqual([...shardList(payload, 0, 2)], [1, 2, 3]);
  assertEqual([...shardList(payload, 1, 2)], []);
  assertEqual([...shardList(payload, 2, 2)], [4]);
});

test("places come back with and without ranks", () => {
  const articles = Array.from({ length: 200 }, () => {
    let position = -1;
    return Array.from({ length: 1 + chance.below(9) }, () => {
      position += 1 + chance.below(300);
      return { position, rank: chance.below(12) };
    });
  });
  for (const ranked of [true, false]) {
    const record = Uint8Array.from(encode.places(articles, ranked));
    const { offsets, positions, ranks } = decodePlaces(record, articles.length);
    const flat = articles.flat();
    assertEqual(offsets[articles.length], flat.length);
    assertEqual(
      positions,
      flat.map(({ position }) => position),
    );
    assertEqual(
      ranks,
      flat.map(({ rank }) => (ranked ? rank : 0)),
    );
    assertEqual((offsets[8] ?? 0) - (offsets[7] ?? 0), articles[7]?.length);
  }
});

test("a pair is found by its key", () => {
  const postings = [
    { docid: 3, first: 15, second: 0 },
    { docid: 900, first: 2, second: 7 },
  ];
  const payload = Uint8Array.from(
    encode.bucket([
      { key: "رئيس وزير", bonus: 300, postings, bare: true },
      { key: "وزير خارجيه", bonus: 77, postings },
    ]),
  );
  assertEqual(decodePair(payload, "وزير خارجيه"), {
    docids: Uint32Array.of(3, 900),
    first: Uint8Array.of(15, 2),
    second: Uint8Array.of(0, 7),
    bonus: 77,
  });
  const bare = decodePair(payload, "رئيس وزير");
  assertEqual(bare?.docids, Uint32Array.of(3, 900));
  assertEqual([bare?.first.length, bare?.second.length], [0, 0]);
  assertEqual(decodePair(payload, "وزير"), undefined);
  // zlib.crc32("وزير خارجيه".encode()) in Python
  assertEqual(bucketOf("وزير خارجيه", 2 ** 32), 470837789);
});

test("bits that end early are noticed", () => {
  let failed = false;
  try {
    new BitReader(new Uint8Array(2)).gamma();
  } catch (error) {
    failed = error instanceof RangeError;
  }
  assert(failed);
});
