-- What a song is recognised by. A workspace of the loads, not for readers.
CREATE TABLE IF NOT EXISTS staging.song_lookup (
  song_id     VARCHAR(32) NOT NULL,
  artist_id   VARCHAR(32),
  title       VARCHAR(1024),
  artist_name VARCHAR(1024),
  duration    DOUBLE PRECISION
) DISTSTYLE ALL;
