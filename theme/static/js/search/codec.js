/** Byte-level forms that the index's files share: sealed files, varints, Rice codes. */

import { IndexError } from "./manifest.js";

const CRC_BYTES = 4;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * CRC-32 as zlib has it.
 *
 * @param {Uint8Array} bytes
 * @returns {number}
 */
export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * Payload of a sealed file: four bytes of checksum, then a raw deflate stream.
 *
 * @param {ArrayBuffer} content
 * @returns {Promise<Uint8Array>}
 * @throws {IndexError} where the file is damaged
 */
export async function unseal(content) {
  let payload;
  try {
    const stream = new Blob([content.slice(CRC_BYTES)]).stream();
    const inflated = stream.pipeThrough(new DecompressionStream("deflate-raw"));
    payload = new Uint8Array(await new Response(inflated).arrayBuffer());
  } catch (error) {
    throw new IndexError("corrupt", `not a whole deflate stream: ${String(error)}`);
  }
  if (crc32(payload) !== new DataView(content).getUint32(0, true)) {
    throw new IndexError("corrupt", "the checksum does not fit the content");
  }
  return payload;
}

/**
 * Inverse of the build's zigzag: 0, 1, 2, 3 become 0, -1, 1, -2.
 *
 * @param {number} number
 */
export const unzigzag = (number) => (number & 1 ? -((number + 1) >>> 1) : number >>> 1);

const UTF8 = new TextDecoder();

/** Reads a payload from `position` on. */
export class ByteReader {
  /**
   * @param {Uint8Array} payload
   * @param {number} [position]
   */
  constructor(payload, position = 0) {
    this.payload = payload;
    this.position = position;
  }

  get atEnd() {
    return this.position >= this.payload.length;
  }

  /** @returns {number} */
  varint() {
    let number = 0;
    let scale = 1;
    for (;;) {
      const byte = this.payload[this.position] ?? 0;
      this.position += 1;
      number += (byte & 0x7f) * scale;
      if (byte < 0x80) return number;
      scale *= 128;
    }
  }

  /**
   * @param {number} length
   * @returns {Uint8Array}
   */
  take(length) {
    this.position += length;
    return this.payload.subarray(this.position - length, this.position);
  }

  /** @returns {string} */
  text() {
    return UTF8.decode(this.take(this.varint()));
  }
}

/**
 * Rice-coded gaps turned into ascending docids, written into `docids` from `offset` on.
 *
 * @param {Uint8Array} encoded high bits first
 * @param {number} count
 * @param {number} parameter bits of a remainder
 * @param {Uint32Array} docids
 * @param {number} offset
 */
export function riceDocids(encoded, count, parameter, docids, offset) {
  let bit = 0;
  let docid = -1;
  const next = () => {
    const value = ((encoded[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
    bit += 1;
    return value;
  };
  for (let index = 0; index < count; index += 1) {
    let gap = 0;
    while (next()) gap += 1;
    for (let remainder = 0; remainder < parameter; remainder += 1) gap = gap * 2 + next();
    docid += gap + 1;
    docids[offset + index] = docid;
  }
}
