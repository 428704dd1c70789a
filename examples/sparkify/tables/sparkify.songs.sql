CREATE TABLE IF NOT EXISTS sparkify.songs (
  song_id   VARCHAR(32) NOT NULL PRIMARY KEY,
  title     VARCHAR(1024),
  artist_id VARCHAR(32),
  year      INTEGER,
  duration  DOUBLE PRECISION
) DISTSTYLE ALL SORTKEY (song_id);
