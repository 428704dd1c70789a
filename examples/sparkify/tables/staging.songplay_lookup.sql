-- What a play says about its song. A workspace of the loads, not for readers.
CREATE TABLE IF NOT EXISTS staging.songplay_lookup (
  songplay_id VARCHAR(32) NOT NULL,
  title       VARCHAR(1024),
  artist_name VARCHAR(1024),
  duration    DOUBLE PRECISION
) DISTSTYLE KEY DISTKEY (songplay_id);
