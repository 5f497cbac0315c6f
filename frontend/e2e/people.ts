import { deflateSync, crc32 } from 'node:zlib';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A resident's ID number of the demo city (GB 11643): an odd last digit of the sequence is a man's. */
export function idNumber(birth: string, seq: number): string {
  const body = `339981${birth.replaceAll('-', '')}${String(seq).padStart(3, '0')}`;
  return body + '10X98765432'[Array.from(body).reduce((sum, d, i) => sum + Number(d) * WEIGHTS[i]!, 0) % 11];
}

/** A card number with its Luhn digit. */
export function cardNumber(body: string): string {
  const sum = Array.from(body).toReversed().reduce((s, d, i) => { const n = Number(d) * (i % 2 === 0 ? 2 : 1); return s + (n > 9 ? n - 9 : n); }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), out = Buffer.alloc(8);
  out.writeUInt32BE(data.length, 0);
  out.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([out.subarray(0, 4), body, out.subarray(4)]);
}

/** A photograph to upload: a small PNG of one colour. */
export function photo(name: string, shade: number) {
  const side = 64, head = Buffer.alloc(13), row = Buffer.alloc(1 + side, shade);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8; // eight bits of grey
  row[0] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const buffer = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
  return { name: `${name}.png`, mimeType: 'image/png', buffer };
}
