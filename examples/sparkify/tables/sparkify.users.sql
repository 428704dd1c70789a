CREATE TABLE IF NOT EXISTS sparkify.users (
  user_id    INTEGER NOT NULL PRIMARY KEY,
  first_name VARCHAR(256),
  last_name  VARCHAR(256),
  gender     VARCHAR(8),
  level      VARCHAR(16)
) DISTSTYLE ALL SORTKEY (user_id);
