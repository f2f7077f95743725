// Measures the reference, achievements-engine under Node, for the side-by-side run.
// Usage: node reference.mjs <scenario> <size> <file>; for each line that comes in it runs one round and prints the
// nanoseconds per operation. `hashFile` prints a catalog's hash and ends.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const require = createRequire(new URL('../../test/peers/package.json', import.meta.url));
const { AchievementEngine, MemoryStorage, createConfigHash, exportAchievementData, importAchievementData } =
  require('achievements-engine');

const [scenario, sizeText, file] = process.argv.slice(2);
const size = Number(sizeText);

const metrics = (factor) => {
  const result = {};
  for (let i = 0; i < size; i++) result['metric_' + i] = [(i * factor) % 1000];
  return result;
};

/** Each prepares what it needs and returns how many operations a round has, and the round. */
const scenarios = {
  // The same walk as in SideBySide: ten metrics, values that grow and wrap.
  update() {
    const engine = new AchievementEngine({
      achievements: JSON.parse(readFileSync(file, 'utf8')),
      storage: new MemoryStorage(),
    });
    const count = Math.min(10, size);
    const batch = size <= 100 ? 20_000 : size <= 1_000 ? 1_000 : size <= 10_000 ? 200 : 20;
    let step = 0;
    return [batch, () => {
      for (let i = 0; i < batch; i++, step++) {
        engine.update({ ['metric' + (step % count)]: step % (size * 10) });
      }
    }];
  },
  merge() {
    const text = readFileSync(file, 'utf8');
    const current = metrics(7);
    return [1, () => {
      const result = importAchievementData(text, current, [], { mergeStrategy: 'merge' });
      if (!result.success) throw new Error(result.errors);
    }];
  },
  export() {
    const all = metrics(1);
    return [1, () => exportAchievementData(all, [], 'abc')];
  },
  hash() {
    const catalog = JSON.parse(readFileSync(file, 'utf8'));
    return [10, () => {
      for (let i = 0; i < 10; i++) createConfigHash(catalog);
    }];
  },
  hashText() {
    const text = readFileSync(file, 'utf8');
    return [10, () => {
      for (let i = 0; i < 10; i++) createConfigHash(JSON.parse(text));
    }];
  },
};

if (scenario === 'hashFile') {
  console.log(createConfigHash(JSON.parse(readFileSync(file, 'utf8'))));
} else {
  const [operations, round] = scenarios[scenario]();
  for await (const _ of createInterface({ input: process.stdin })) {
    const start = process.hrtime.bigint();
    round();
    console.log(Number(process.hrtime.bigint() - start) / operations);
  }
}
