// Encrypts and decrypts as web clients do, for Laurel's tests: one request a line on standard input, one answer a line on
// standard output.
import { createInterface } from 'node:readline';
import CryptoJS from 'crypto-js';

const requests = {
  encrypt: ({ text, passphrase }) => ({ text: CryptoJS.AES.encrypt(text, passphrase).toString() }),
  decrypt: ({ text, passphrase }) => {
    try {
      return { text: CryptoJS.AES.decrypt(text, passphrase).toString(CryptoJS.enc.Utf8) };
    } catch (error) {
      return { error: error.message };
    }
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, argument] = Object.entries(JSON.parse(line))[0];
  process.stdout.write(`${JSON.stringify(requests[name](argument))}\n`);
}
