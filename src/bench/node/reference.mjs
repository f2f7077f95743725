// Measures the reference, achievements-engine under Node, for the side-by-side run.
// Usage: node reference.mjs <scenario> <size> [file]; prints one JSON line {"median": nanoseconds per operation}.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(new URL('../../test/peers/package.json', import.meta.url));
const { AchievementEngine, MemoryStorage, createConfigHash, exportAchievementData, importAchievementData } =
  require('achievements-engine');

const [scenario, sizeText, file] = process.argv.slice(2);
const size = Number(sizeText);

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const time = (action) => {
  const start = process.hrtime.bigint();
  action();
  return Number(process.hrtime.bigint() - start);
};

const scenarios = {
  // The same walk as SideBySide.update: ten metrics, values that grow and wrap.
  update() {
    const engine = new AchievementEngine({
      achievements: JSON.parse(readFileSync(file, 'utf8')),
      storage: new MemoryStorage(),
    });
    const metrics = Math.min(10, size);
    let step = 0;
    const batch = size <= 100 ? 20_000 : size <= 1_000 ? 1_000 : size <= 10_000 ? 200 : 20;
    const run = () => {
      for (let i = 0; i < batch; i++, step++) {
        engine.update({ ['metric' + (step % metrics)]: step % (size * 10) });
      }
    };
    run();
    return median(Array.from({ length: 7 }, () => time(run) / batch));
  },
  merge() {
    const text = readFileSync(file, 'utf8');
    const current = {};
    for (let i = 0; i < size; i++) current['metric_' + i] = [(i * 7) % 1000];
    return median(
      Array.from({ length: 5 }, () =>
        time(() => {
          const result = importAchievementData(text, current, [], { mergeStrategy: 'merge' });
          if (!result.success) throw new Error(result.errors);
        }),
      ),
    );
  },
  export() {
    const metrics = {};
    for (let i = 0; i < size; i++) metrics['metric_' + i] = [i % 1000];
    return median(Array.from({ length: 7 }, () => time(() => exportAchievementData(metrics, [], 'abc'))));
  },
  hash() {
    const catalog = JSON.parse(readFileSync(file, 'utf8'));
    return median(Array.from({ length: 31 }, () => time(() => createConfigHash(catalog))));
  },
  hashText() {
    const text = readFileSync(file, 'utf8');
    return median(Array.from({ length: 31 }, () => time(() => createConfigHash(JSON.parse(text)))));
  },
  // What `laurel catalog hash` does; the caller measures the whole process.
  hashFile() {
    console.log(createConfigHash(JSON.parse(readFileSync(file, 'utf8'))));
    return undefined;
  },
};

const result = scenarios[scenario]();
if (result !== undefined) console.log(JSON.stringify({ median: result }));
