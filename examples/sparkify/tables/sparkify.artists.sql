CREATE TABLE IF NOT EXISTS sparkify.artists (
  artist_id VARCHAR(32) NOT NULL PRIMARY KEY,
  name      VARCHAR(1024),
  location  VARCHAR(1024),
  latitude  DOUBLE PRECISION,
  longitude DOUBLE PRECISION
) DISTSTYLE ALL SORTKEY (artist_id);
