/** Writes records of the index format, bit by bit, for tests of the readers. */

/** Bits, high bit of each byte first. */
export class BitWriter {
  constructor() {
    /** @type {number[]} */
    this.bits = [];
  }

  /**
   * @param {number} value
   * @param {number} width
   */
  put(value, width) {
    for (let bit = width - 1; bit >= 0; bit -= 1) this.bits.push(Math.floor(value / 2 ** bit) % 2);
    return this;
  }

  /**
   * @param {number} value
   * @param {number} parameter
   */
  rice(value, parameter) {
    for (let ones = Math.floor(value / 2 ** parameter); ones > 0; ones -= 1) this.bits.push(1);
    this.bits.push(0);
    return this.put(value % 2 ** parameter, parameter);
  }

  /** @param {number} value */
  gamma(value) {
    const width = Math.floor(Math.log2(value));
    return this.put(0, width).put(value, width + 1);
  }

  bytes() {
    /** @type {number[]} */
    const bytes = [];
    for (let at = 0; at < this.bits.length; at += 8) {
      const eight = this.bits.slice(at, at + 8);
      bytes.push(eight.reduce((byte, bit, place) => byte + bit * 2 ** (7 - place), 0));
    }
    return bytes;
  }
}

/**
 * @param {number} value
 * @returns {number[]}
 */
export const varint = (value) =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

/** @param {number} value */
export const zigzag = (value) => varint(value < 0 ? -2 * value - 1 : 2 * value);

const BYTES = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder("windows-1256").decode(Uint8Array.of(byte)),
    byte,
  ]),
);

/**
 * In windows-1256, with escapes for what it lacks.
 *
 * @param {string} value
 * @returns {number[]}
 */
export const letters = (value) =>
  value.split("").flatMap((unit) => BYTES.get(unit) ?? letters(escaped(unit)));

/** @param {string} unit of UTF-16 */
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** @param {string} value */
export function text(value) {
  const bytes = letters(value.replaceAll("\\", escaped));
  return [...varint(bytes.length), ...bytes];
}

/**
 * A parameter that suits some gaps.
 *
 * @param {number[]} gaps
 */
function parameterOf(gaps) {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / (gaps.length || 1);
  return Math.max(0, Math.floor(Math.log2(mean + 1)));
}

/**
 * @param {number[]} docids
 * @param {number} [first]
 */
const gapsOf = (docids, first = 0) =>
  docids.map((docid, at) => docid - (at ? (docids[at - 1] ?? 0) + 1 : first));

/** @typedef {{ docid: number, level: number }} Posting */

/** @param {number[]} docids */
export function bare(docids) {
  const gaps = gapsOf(docids);
  const parameter = parameterOf(gaps);
  const bits = new BitWriter();
  for (const gap of gaps) bits.rice(gap, parameter);
  return [...varint(docids.length * 8), ...varint(parameter), ...bits.bytes()];
}

/**
 * Kind 1 for one posting, else kind 2.
 *
 * @param {Posting[]} postings in docid order
 * @param {number} [first]
 */
export function ordered(postings, first = 0) {
  const [only] = postings;
  if (only && postings.length === 1)
    return [8 + 1, ...varint((only.docid - first) * 16 + only.level)];
  const gaps = gapsOf(
    postings.map(({ docid }) => docid),
    first,
  );
  const parameter = parameterOf(gaps);
  const bits = new BitWriter();
  gaps.forEach((gap, at) => bits.rice(gap, parameter).put(postings[at]?.level ?? 0, 4));
  return [...varint(postings.length * 8 + 2), ...varint(parameter), ...bits.bytes()];
}

/** By level, highest first, then by docid. @param {Posting[]} postings */
export const byImpact = (postings) =>
  [...postings].sort((one, other) => other.level - one.level || one.docid - other.docid);

/** @param {Posting[]} postings */
function impactBody(postings) {
  let bitmap = 0;
  const heads = [];
  const blocks = [];
  for (let level = 15; level >= 0; level -= 1) {
    const docids = postings.filter((each) => each.level === level).map(({ docid }) => docid);
    if (!docids.length) continue;
    bitmap += 2 ** level;
    const gaps = gapsOf(docids);
    const parameter = parameterOf(gaps);
    const bits = new BitWriter();
    for (const gap of gaps) bits.rice(gap, parameter);
    const block = bits.bytes();
    heads.push(...varint(docids.length), ...varint(parameter), ...varint(block.length));
    blocks.push(...block);
  }
  return [bitmap % 256, Math.floor(bitmap / 256), ...heads, ...blocks];
}

/** @param {Posting[]} postings in order of impact */
export const impact = (postings) =>
  postings.length === 1
    ? ordered(postings)
    : [...varint(postings.length * 8 + 3), ...impactBody(postings)];

/**
 * @param {Posting[]} postings in docid order
 * @param {number} tier
 * @param {number} stretch postings of an order chunk
 * @param {(folder: "tails" | "order", record: number[], postings: Posting[]) => number} add -> shard;
 *   the slot is 0
 */
export function tiered(postings, tier, stretch, add) {
  const best = byImpact(postings);
  const record = [...varint(postings.length * 8 + 4), ...varint(tier)];
  record.push(...impactBody(best.slice(0, tier)));
  const tails = [];
  for (let at = tier, size = tier / 2; at < best.length; at += size, size *= 2) {
    tails.push(best.slice(at, at + size));
    if (at + size >= best.length) break;
  }
  record.push(...varint(tails.length));
  let before = 0;
  for (const tail of tails) {
    const bytes = impact(tail);
    const shard = add("tails", bytes, tail);
    record.push(...zigzag(shard - before), 0, ...varint(bytes.length));
    record.push(...varint(tail[0]?.level ?? 0), ...varint(tail.length));
    before = shard;
  }
  const chunks = Math.ceil(postings.length / stretch);
  record.push(...varint(chunks));
  let [shard, first] = [0, 0];
  for (let at = 0; at < postings.length; at += stretch) {
    const chunk = postings.slice(at, at + stretch);
    const start = chunk[0]?.docid ?? 0;
    const bytes = ordered(chunk, start);
    const number = add("order", bytes, chunk);
    record.push(...zigzag(number - shard), 0, ...varint(bytes.length), ...varint(start - first));
    [shard, first] = [number, start];
  }
  return record;
}

/**
 * @param {{ position: number, rank: number }[][]} articles occurrences of each, in docid order
 * @param {boolean} ranked
 */
export function places(articles, ranked) {
  const bits = new BitWriter();
  for (const occurrences of articles) {
    bits.gamma(occurrences.length);
    let before = -1;
    for (const { position, rank } of occurrences) {
      bits.rice(position - before - 1, 3);
      if (ranked) bits.gamma(rank + 1);
      before = position;
    }
  }
  return [3, ranked ? 1 : 0, ...bits.bytes()];
}

/** @param {number[][]} records */
export const container = (records) => [
  ...varint(records.length),
  ...records.flatMap((record) => varint(record.length)),
  ...records.flat(),
];

/**
 * A bucket with pairs in order of their keys; `bare` ones without levels.
 *
 * @param {{
 *   key: string, bonus: number, bare?: boolean,
 *   postings: { docid: number, first: number, second: number }[]
 * }[]} pairs
 */
export function bucket(pairs) {
  const table = pairs.flatMap(({ key, bonus }) => [...text(key), ...varint(bonus)]);
  const records = pairs.map(({ postings, bare }) => {
    const gaps = gapsOf(postings.map(({ docid }) => docid));
    const bits = new BitWriter();
    gaps.forEach((gap, at) => {
      bits.rice(gap, 2);
      if (!bare) bits.put(postings[at]?.first ?? 0, 4).put(postings[at]?.second ?? 0, 4);
    });
    return [...varint(postings.length * 2 + (bare ? 0 : 1)), 2, ...bits.bytes()];
  });
  return container([table, ...records]);
}
