-- What a device remembers of each place where it meets others. Whole states as exports: base is what was there when it
-- was last seen, sent what may have arrived since.
CREATE TABLE sync (
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    peer TEXT NOT NULL,
    base TEXT NOT NULL,
    version TEXT NOT NULL,
    sent TEXT,
    PRIMARY KEY (profile, peer)
) STRICT;

-- Values that no join could decide between, until a person has been shown them.
CREATE TABLE sync_conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    metric ANY NOT NULL,
    kept ANY NOT NULL,
    other ANY NOT NULL,
    time INTEGER NOT NULL
) STRICT;
