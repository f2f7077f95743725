-- What this computer knows of backups and no listing tells. A destination is named as in the settings.

-- The backups that were made here.
CREATE TABLE backup_made (
    destination TEXT NOT NULL,
    key ANY NOT NULL,
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    origin TEXT NOT NULL,
    state TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (destination, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX backup_made_by_profile ON backup_made (profile);

-- When an unlocked achievement was first in a backup that was made here.
CREATE TABLE backup_first (
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    destination TEXT NOT NULL,
    achievement ANY NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (profile, destination, achievement)
) STRICT, WITHOUT ROWID;

-- When restoring a backup was last rehearsed here, and what went wrong; no error means that it is proven.
CREATE TABLE backup_proof (
    destination TEXT NOT NULL,
    key ANY NOT NULL,
    user ANY NOT NULL,
    time INTEGER NOT NULL,
    error TEXT,
    PRIMARY KEY (destination, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX backup_proof_by_user ON backup_proof (destination, user, time);
