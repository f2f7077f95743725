-- Strings that UTF-8 can't carry (lone surrogates, NUL) are blobs; columns that may hold such are ANY.
-- Times are milliseconds since 1970.

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every catalog that was ever seen: two can have one hash, since conditions are no part of it.
CREATE TABLE catalog (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    text ANY NOT NULL,
    seen INTEGER NOT NULL
) STRICT;

CREATE INDEX catalog_by_hash ON catalog (hash, seen);

-- An id is never used twice, so that what remembers one can't mean another player.
CREATE TABLE profile (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    user ANY NOT NULL,
    game ANY NOT NULL,
    catalog INTEGER NOT NULL REFERENCES catalog (id),
    created INTEGER NOT NULL,
    sample INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 0,
    next_position INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A metric that is gone keeps its row, without a value, for its history.
CREATE TABLE metric (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    name ANY NOT NULL,
    position INTEGER NOT NULL,
    value ANY,
    UNIQUE (profile, name)
) STRICT;

-- Current values only, as they were from a time on.
CREATE TABLE history (
    metric INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    value ANY NOT NULL,
    PRIMARY KEY (metric, time)
) STRICT, WITHOUT ROWID;

CREATE TABLE unlock (
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    achievement ANY NOT NULL,
    time INTEGER,
    cause TEXT NOT NULL,
    PRIMARY KEY (profile, position)
) STRICT, WITHOUT ROWID;

-- States that can be put back.
CREATE TABLE preimage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    cause TEXT NOT NULL
) STRICT;

CREATE INDEX preimage_by_profile ON preimage (profile);

CREATE TABLE preimage_metric (
    preimage INTEGER NOT NULL REFERENCES preimage (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    metric INTEGER NOT NULL,
    value ANY NOT NULL,
    PRIMARY KEY (preimage, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE preimage_unlock (
    preimage INTEGER NOT NULL REFERENCES preimage (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    achievement ANY NOT NULL,
    time INTEGER,
    cause TEXT NOT NULL,
    PRIMARY KEY (preimage, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    what TEXT NOT NULL,
    origin TEXT NOT NULL,
    detail ANY NOT NULL,
    took INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    error TEXT
) STRICT;

CREATE INDEX activity_by_time ON activity (time);
CREATE INDEX activity_by_profile ON activity (profile, time);

-- What was backed up last, so that an unchanged state is not backed up again.
CREATE TABLE backup_mark (
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    destination TEXT NOT NULL,
    state TEXT NOT NULL,
    key ANY NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (profile, destination)
) STRICT, WITHOUT ROWID;
