CREATE TEMP TABLE recent (profile, revision, metric, time, value);

CREATE TEMP VIEW history AS SELECT metric, time, 0 AS step, value FROM main.history;

CREATE TEMP VIEW metric_now AS SELECT id, profile, name, position, value FROM main.metric;

CREATE TEMP VIEW past AS SELECT metric, time, step, value FROM temp.history;
