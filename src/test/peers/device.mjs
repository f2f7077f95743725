// Web clients for Laurel's tests: the reference's own RestApiStorage, one request a line on standard input, one answer
// a line on standard output. They write blindly, as it does, and go on after failures.
import { createInterface } from 'node:readline';
import { AchievementEngine, RestApiStorage } from 'achievements-engine';

// The reference reports failures there; here they are what is being tested.
console.error = () => {};

let config;
let storage;
let metrics;
let unlocked;

const failed = error => ({ failed: String(error?.statusCode ?? error?.name ?? error) });

const requests = {
  // A client that has loaded nothing yet.
  open(restApiConfig) {
    config = restApiConfig;
    storage = new RestApiStorage(config);
    metrics = {};
    unlocked = [];
    return {};
  },
  async pull() {
    try {
      [metrics, unlocked] = [await storage.getMetrics(), await storage.getUnlockedAchievements()];
      return { metrics, unlocked };
    } catch (error) {
      return failed(error);
    }
  },
  // Writes all it knows over whatever is there.
  async write({ values, ids }) {
    metrics = { ...metrics, ...values };
    unlocked = [...new Set([...unlocked, ...ids])];
    const done = await Promise.allSettled([storage.setMetrics(metrics), storage.setUnlockedAchievements(unlocked)]);
    return { failures: done.filter(each => each.status === 'rejected').length };
  },
  // A page that is opened and plays at once: the reference does not wait for what it loads, so it writes over it.
  async play({ achievements, values }) {
    const engine = new AchievementEngine({ achievements, storage: 'restapi', restApiConfig: config, onError: () => {} });
    engine.update(values);
    await engine.storage.flush();
    return {};
  },
  // A page that plays fast.
  async burst({ achievements, metric, updates }) {
    const engine = new AchievementEngine({ achievements, storage: 'restapi', restApiConfig: config, onError: () => {} });
    for (let i = 1; i <= updates; i++) engine.update({ [metric]: i });
    await engine.storage.flush();
    return {};
  },
  async clear() {
    try {
      await storage.clear();
      return {};
    } catch (error) {
      return failed(error);
    }
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, argument] = Object.entries(JSON.parse(line))[0];
  process.stdout.write(`${JSON.stringify(await requests[name](argument))}\n`);
}
