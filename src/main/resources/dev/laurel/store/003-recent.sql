-- Values that a metric had in one millisecond are told apart by their step: the revision that brought them.
CREATE TABLE history_with_step (
    metric INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    step INTEGER NOT NULL,
    value ANY NOT NULL,
    PRIMARY KEY (metric, time, step)
) STRICT, WITHOUT ROWID;

INSERT INTO history_with_step (metric, time, step, value) SELECT metric, time, 0, value FROM history;

DROP TABLE history;

ALTER TABLE history_with_step RENAME TO history;

-- The latest single updates, which metric, history and the profile's revision do not have yet: a commit of one of them
-- writes one page instead of three. They are taken over some dozens at a time, and before any other change.
CREATE TABLE recent (
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    metric INTEGER NOT NULL,
    time INTEGER NOT NULL,
    value ANY NOT NULL,
    PRIMARY KEY (profile, revision)
) STRICT, WITHOUT ROWID;

CREATE VIEW metric_now AS
    SELECT m.id, m.profile, m.name, m.position, coalesce(r.value, m.value) AS value
    FROM metric m
    LEFT JOIN (SELECT metric, value, max(revision) FROM recent GROUP BY metric) r ON r.metric = m.id;

CREATE VIEW past AS
    SELECT metric, time, step, value FROM history
    UNION ALL
    SELECT metric, time, revision, value FROM recent;
