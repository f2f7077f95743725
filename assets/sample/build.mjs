// Makes the sample game "Ember Vale": its catalog, a recorded history, and a backup from another computer.
//
//   npm install --no-save --prefix <folder> achievements-engine@1.1.2
//   node assets/sample/build.mjs <folder>
//
// Run from the root of the repository. Writes
//   src/main/resources/dev/laurel/sample/catalog.json    the game
//   src/main/resources/dev/laurel/sample/history.jsonl   a line an update, {"daysAgo", "update"}, oldest first
//   assets/sample/ember-vale-backup.json                 a real export of the reference engine
// and fails unless the reference engine comes to the numbers in EXPECTED. The same input always gives
// the same bytes.

import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const { AchievementEngine } = createRequire(resolve(process.argv[2] ?? '.', 'package.json'))('achievements-engine');

const RESOURCES = 'src/main/resources/dev/laurel/sample';
const BACKUP = 'assets/sample/ember-vale-backup.json';
const BACKUP_TIME = 1795297211482;
const EXPECTED = { achievements: 52, unlocked: 34, almostThere: 3, afterMergingBackup: 37 };
const FINAL = {
  score: 48250, level: 42, combo: 87, bossesDefeated: 9,
  completedTutorial: true, difficulty: 'hard', playtimeMinutes: 1284, accuracy: 94.6,
};

// --- the game ---------------------------------------------------------------------------------------

const of = (title, description, icon, more = {}) => ({ title, description, icon, ...more });
const hidden = { hidden: true };

const catalog = {
  score: {
    100: of('First Spark', 'Score 100 points', '✨'),
    500: of('Kindling', 'Score 500 points', '🪵'),
    1000: of('Campfire', 'Score 1,000 points', '🔥'),
    2500: of('Lantern Bearer', 'Score 2,500 points', '🏮'),
    5000: of('Gold Digger', 'Score 5,000 points', '⛏️'),
    10000: of('Treasure Hunter', 'Score 10,000 points', '🗺️'),
    25000: of('Treasure Keeper', 'Score 25,000 points', '🏆'),
    50000: of('Vault Breaker', 'Score 50,000 points', '💎'),
    100000: of('Dragon’s Hoard', 'Score 100,000 points', '🐉'),
    250000: of('Legend of the Vale', 'Score 250,000 points', '👑'),
    flawless: of('Flawless Run', '50,000 at 100 % accuracy', '🛡️', {
      condition: 'metrics.score >= 50000 && metrics.accuracy == 100',
    }),
  },
  level: {
    2: of('First Steps', 'Reach level 2', '👣'),
    5: of('Seedling', 'Reach level 5', '🌱'),
    10: of('Trail Boots', 'Reach level 10', '🥾'),
    15: of('Pathfinder', 'Reach level 15', '🧭'),
    20: of('Deep Roots', 'Reach level 20', '🌳'),
    30: of('Ranger', 'Reach level 30', '🏹'),
    40: of('Warden', 'Reach level 40', '🦉'),
    50: of('Keeper of the Grove', 'Reach level 50', '🌲'),
    75: of('Antlers of Dawn', 'Reach level 75', '🦌'),
  },
  combo: {
    5: of('Warm-up', 'Reach a combo of 5', '🎯'),
    10: of('Double Digits', 'Reach a combo of 10', '🔟'),
    20: of('On a Roll', 'Reach a combo of 20', '🎲'),
    30: of('Juggler', 'Reach a combo of 30', '🤹'),
    50: of('Rhythm Master', 'Reach a combo of 50', '🥁'),
    75: of('Unbroken Chain', 'Reach a combo of 75', '⛓️'),
    100: of('Centurion', 'Reach a combo of 100', '💯'),
    150: of('Whirlwind', 'Reach a combo of 150', '🌪️'),
    inferno: of('Combo Inferno', 'Reach a combo of 80 on nightmare', '🌋', {
      condition: 'metrics.combo >= 80 && metrics.difficulty == "nightmare"',
    }),
  },
  bossesDefeated: {
    1: of('Snake Charmer', 'Defeat your first boss', '🐍'),
    2: of('Two of a Kind', 'Defeat 2 bosses', '🐺'),
    3: of('Troll Under the Bridge', 'Defeat 3 bosses', '🌉', hidden),
    5: of('High Five', 'Defeat 5 bosses', '🖐️'),
    8: of('Octo-Boss', 'Defeat 8 bosses', '🐙'),
    12: of('Dozen Down', 'Defeat 12 bosses', '⚔️'),
    16: of('Giant Slayer', 'Defeat 16 bosses', '🗿'),
    20: of('Storm Breaker', 'Defeat 20 bosses', '⛈️'),
    25: of('The Last Ember', 'Defeat all 25 bosses', '🕯️', hidden),
  },
  completedTutorial: {
    true: of('Opening Scene', 'Complete the tutorial', '🎬'),
  },
  difficulty: {
    easy: of('Gentle Breeze', 'Play on easy', '🍃'),
    hard: of('Iron Will', 'Play on hard', '🦾'),
    nightmare: of('Nightmare Walker', 'Play on nightmare', '🌑'),
    oneLife: of('One Candle', 'Play with a single life', '💀', hidden),
  },
  playtimeMinutes: {
    30: of('Coffee Break', 'Play for half an hour', '☕'),
    60: of('Golden Hour', 'Play for an hour', '🌆'),
    120: of('Double Feature', 'Play for 2 hours', '🍿'),
    300: of('Sand in the Glass', 'Play for 5 hours', '⏳'),
    600: of('Moonlighter', 'Play for 10 hours', '🌙'),
    1200: of('Settled In', 'Play for 20 hours', '🏡'),
    3000: of('Part of the Furniture', 'Play for 50 hours', '🛋️'),
    6000: of('Local Hero', 'Play for 100 hours', '🏘️'),
    12000: of('Eternal Flame', 'Play for 200 hours', '♾️', hidden),
  },
};

// --- the history ------------------------------------------------------------------------------------

// What each of the 24 days ends with; a day without minutes is a day without the game.
const DAYS = {
  minutes: [70, 75, 68, 54, 66, 48, 62, 80, 38, 0, 72, 58, 44, 50, 64, 60, 0, 50, 58, 66, 42, 76, 44, 39],
  score: [
    780, 2760, 5480, 7240, 10900, 14300, 19800, 26300, 27150, 27150, 27900, 30200,
    31050, 31900, 34300, 36900, 36900, 37500, 38900, 40500, 42100, 43800, 46200, 48250,
  ],
  level: [4, 7, 10, 13, 16, 18, 20, 23, 24, 24, 25, 26, 27, 30, 31, 33, 33, 34, 36, 40, 40, 41, 41, 42],
  combo: [12, 22, 24, 33, 36, 36, 38, 41, 43, 43, 53, 55, 57, 58, 61, 63, 63, 64, 66, 68, 70, 71, 73, 87],
  bossesDefeated: [0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 7, 9, 9],
  accuracy: [
    71.5, 73.2, 76.8, 75.1, 79.6, 81.9, 80.4, 84.8, 83.1, 83.1, 86.5, 85.2,
    88.4, 89.1, 87.6, 90.3, 90.3, 91.8, 88.2, 90.9, 92.7, 93.8, 92.9, 94.6,
  ],
};
const DIFFICULTY = { 3: 'normal', 17: 'hard' };
const TUTORIAL_AFTER_MINUTES = 24;
const LAST = DAYS.minutes.length - 1;
const HOUR_NOW = 21.2; // the time of day that the sessions are laid around
const LAST_LINE_MINUTES_AGO = 2;
const SESSION_STARTS = [[20.1], [18.1, 20.3], [16.4, 18.8, 21.0]];

let seed = 20261124;
function random() { // mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const between = (low, high) => low + random() * (high - low);
const rounded = (value, digits) => Number(value.toFixed(digits));

/** Each session of a day: start (days ago) and length in minutes. */
function sessions(day) {
  const minutes = DAYS.minutes[day];
  const count = minutes === 0 ? 0 : minutes > 64 ? 3 : minutes > 42 ? 2 : 1;
  const shares = Array.from({ length: count }, () => between(0.8, 1.3));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, i) => {
    const length = (minutes * share) / total;
    const start = day === LAST
      ? HOUR_NOW - (length + LAST_LINE_MINUTES_AGO) / 60
      : SESSION_STARTS[count - 1][i] + between(-0.35, 0.35);
    return { daysAgo: LAST - day + (HOUR_NOW - start) / 24, length };
  });
}

/** The moments of a day at which the game reports: days ago, and minutes played on this day so far. */
function moments(day) {
  const found = [];
  let played = 0;
  for (const { daysAgo, length } of sessions(day)) {
    for (let at = 0; at < length;) {
      at += between(0.8, 2.5);
      at = length - at < 0.8 ? length : at;
      found.push({ daysAgo: daysAgo - at / 1440, played: played + at });
    }
    played += length;
  }
  return found;
}

/** Spreads a rise over n moments: the share reached at each, the last being 1, with calm and busy stretches. */
function rise(n) {
  const weights = Array.from({ length: n }, () => (random() < 0.25 ? 0 : random() ** 2 * (random() < 0.1 ? 4 : 1)));
  weights[n - 1] = between(0.2, 0.5);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight, i) => (i === n - 1 ? 1 : (sum += weight) / total));
}

function history() {
  let state = {
    score: 0, level: 1, combo: 0, bossesDefeated: 0,
    completedTutorial: false, difficulty: 'easy', playtimeMinutes: 0, accuracy: 70,
  };
  const lines = [];
  let minutesBefore = 0;
  for (let day = 0; day <= LAST; day++) {
    const before = { ...state };
    const at = moments(day);
    if (day === 0) {
      lines.push({ daysAgo: rounded(at[0].daysAgo + 0.001, 4), update: { ...state } });
    }
    const score = rise(at.length), level = rise(at.length), combo = rise(at.length), bosses = rise(at.length);
    at.forEach(({ daysAgo, played }, i) => {
      const part = (name, share) => before[name] + (DAYS[name][day] - before[name]) * share;
      const done = i === at.length - 1;
      const next = {
        score: Math.floor(part('score', score[i]) / 10) * 10,
        level: Math.floor(part('level', level[i])),
        combo: Math.floor(part('combo', combo[i])),
        bossesDefeated: Math.floor(part('bossesDefeated', bosses[i])),
        completedTutorial: minutesBefore + played >= TUTORIAL_AFTER_MINUTES,
        difficulty: DIFFICULTY[day] ?? state.difficulty,
        playtimeMinutes: done ? minutesBefore + DAYS.minutes[day] : Math.floor(minutesBefore + played),
        accuracy: state.accuracy,
      };
      if (done) {
        next.accuracy = DAYS.accuracy[day];
      } else if (random() < 0.55) {
        const wander = part('accuracy', (i + 1) / at.length) + between(-2.4, 2.4);
        next.accuracy = rounded(Math.min(96, Math.max(70, wander)), 1);
      }
      const update = Object.fromEntries(Object.entries(next).filter(([name, value]) => value !== state[name]));
      if (Object.keys(update).length > 0) {
        lines.push({ daysAgo: rounded(daysAgo, 4), update });
      }
      state = next;
    });
    minutesBefore += DAYS.minutes[day];
  }
  return lines;
}

// --- the reference engine's view --------------------------------------------------------------------

/** The catalog as the reference takes it: conditions are functions. The sample's are JavaScript as they stand. */
function forReference() {
  const copy = structuredClone(catalog);
  for (const entry of Object.values(copy).flatMap(Object.values)) {
    if (entry.condition) {
      entry.condition = new Function('metrics', `return ${entry.condition};`);
    }
  }
  return copy;
}

const play = (updates) => {
  const engine = new AchievementEngine({ achievements: forReference(), storage: 'memory' });
  updates.forEach((update) => engine.update(update));
  return engine;
};

function check(name, actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${name}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }
}

const lines = history();
lines.forEach((line, i) => {
  if (i > 0 && line.daysAgo >= lines[i - 1].daysAgo) {
    throw new Error(`line ${i + 1} is not later than the one before`);
  }
});
const updates = lines.map((line) => line.update);
const engine = play(updates);
check('final state', engine.getMetrics(), FINAL);
check('achievements', Object.values(catalog).flatMap(Object.keys).length, EXPECTED.achievements);
check('unlocked', engine.getUnlocked().length, EXPECTED.unlocked);

const unlocked = new Set(engine.getUnlocked());
const almostThere = Object.entries(catalog).flatMap(([metric, entries]) => Object.keys(entries)
  .filter((key) => !unlocked.has(`${metric}_${key}`) && FINAL[metric] >= 0.8 * parseFloat(key))
  .map((key) => `${metric}_${key}`));
check('almost there', almostThere.length, EXPECTED.almostThere);

// Another computer, from the 60 % point on: less score, much more time, and the hardest difficulty.
const other = play([
  ...updates.slice(0, Math.round(updates.length * 0.6)),
  { playtimeMinutes: 3060, difficulty: 'nightmare', accuracy: 96.2 },
]);
const now = Date.now;
Date.now = () => BACKUP_TIME;
const backup = other.export();
Date.now = now;

const merged = play(updates);
check('import', merged.import(backup, { merge: true }).success, true);
merged.update({}); // the reference does not re-evaluate after an import
const gained = merged.getUnlocked().filter((id) => !unlocked.has(id));
check('after merging the backup', merged.getUnlocked().length, EXPECTED.afterMergingBackup);

mkdirSync(RESOURCES, { recursive: true });
writeFileSync(`${RESOURCES}/catalog.json`, `${JSON.stringify(catalog, null, 2)}\n`);
writeFileSync(`${RESOURCES}/history.jsonl`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
writeFileSync(BACKUP, backup);

console.log(`history: ${lines.length} lines, ${lines[0].daysAgo} to ${lines.at(-1).daysAgo} days ago`);
console.log(`unlocked ${unlocked.size} of ${EXPECTED.achievements}; almost there: ${almostThere.join(', ')}`);
console.log(`config hash ${JSON.parse(backup).configHash}`);
console.log(`backup: ${JSON.parse(backup).unlockedAchievements.length} unlocked; merged, gains ${gained.join(', ')}`);
