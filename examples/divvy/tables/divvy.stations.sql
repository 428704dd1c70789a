CREATE TABLE IF NOT EXISTS divvy.stations (
  station_id INTEGER NOT NULL PRIMARY KEY,
  name       VARCHAR(250) NOT NULL,
  city       VARCHAR(100),
  latitude   DECIMAL(11,8),
  longitude  DECIMAL(11,8),
  capacity   INTEGER,
  online_at  TIMESTAMP
) DISTSTYLE ALL SORTKEY (name);
