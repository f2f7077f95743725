// Runs the reference engine for Laurel's tests: one request a line on standard input, one answer a line on standard
// output. Conditions come as the text of a JavaScript function, under the key "js" of an entry.
import { createInterface } from 'node:readline';
import { AchievementEngine, createConfigHash, importAchievementData } from 'achievements-engine';

let engine;
let events = [];

function open({ catalog, mapping }) {
  const config = JSON.parse(catalog);
  for (const achievements of Object.values(config)) {
    for (const details of Object.values(achievements)) {
      delete details.condition;
      if (details.js !== undefined) {
        details.condition = new Function('metrics', `return (${details.js});`);
        delete details.js;
      }
    }
  }
  engine = new AchievementEngine({ achievements: config, eventMapping: mapping, onError: () => {} });
  for (const type of ['metric:updated', 'achievement:unlocked', 'state:changed']) {
    engine.on(type, event => events.push(plain(type, event)));
  }
  return { configHash: createConfigHash(config) };
}

function plain(type, event) {
  switch (type) {
    case 'metric:updated':
      return { type, metric: event.metric, oldValue: event.oldValue ?? null, newValue: event.newValue,
        first: event.oldValue === undefined };
    case 'achievement:unlocked':
      return { type, id: stable(event.achievementId), title: event.achievementTitle,
        description: event.achievementDescription, icon: event.achievementIconKey };
    default:
      return { type, metrics: event.metrics, unlocked: event.unlocked.map(stable) };
  }
}

// The reference ends the id of a conditional achievement with random letters.
const stable = id => id.replace(/_custom_[a-z0-9]*$/, '_custom_*');

const requests = {
  open,
  update: values => void engine.update(values),
  emit: ({ event, data }) => void engine.emit(event, data),
  reset: () => void engine.reset(),
  import: ({ text, merge }) => ({ success: engine.import(text, { merge }).success }),
  join: ({ text, metrics, unlocked, strategy }) =>
    importAchievementData(text, metrics, unlocked, { mergeStrategy: strategy, expectedConfigHash: undefined }),
  export: () => ({ text: engine.export() }),
  achievements: () => ({ achievements: engine.getAllAchievements()
    .map(each => ({ ...each, achievementId: stable(each.achievementId) })) }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, argument] = Object.entries(JSON.parse(line))[0];
  events = [];
  const answer = requests[name](argument) ?? {};
  process.stdout.write(`${JSON.stringify({ ...answer, events })}\n`);
}
