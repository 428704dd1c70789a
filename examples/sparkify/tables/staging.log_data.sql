-- The columns stand in the order of jsonpaths/log_data.json.
CREATE TABLE IF NOT EXISTS staging.log_data (
  artist          VARCHAR(1024),
  auth            VARCHAR(32),
  first_name      VARCHAR(256),
  gender          VARCHAR(8),
  item_in_session INTEGER,
  last_name       VARCHAR(256),
  length          DOUBLE PRECISION,
  level           VARCHAR(16),
  location        VARCHAR(512),
  method          VARCHAR(16),
  page            VARCHAR(64),
  registration    BIGINT,
  session_id      INTEGER,
  song            VARCHAR(1024),
  status          INTEGER,
  ts              BIGINT,
  user_agent      VARCHAR(1024),
  user_id         INTEGER           -- empty for a visitor who is not logged in, which loads as NULL
) DISTSTYLE EVEN;
