CREATE TABLE IF NOT EXISTS divvy.trips (
  trip_number      BIGINT NOT NULL,
  start_time       TIMESTAMP NOT NULL,
  end_time         TIMESTAMP NOT NULL,
  duration_seconds INTEGER NOT NULL,
  start_station    VARCHAR(250) NOT NULL,
  end_station      VARCHAR(250) NOT NULL,
  user_type        VARCHAR(20),
  gender           VARCHAR(20),
  birth_year       INTEGER,
  PRIMARY KEY (trip_number, start_time)
) DISTSTYLE KEY DISTKEY (trip_number) SORTKEY (start_time);
