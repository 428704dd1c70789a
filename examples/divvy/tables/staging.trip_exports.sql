-- The columns stand in the order of the file. Its first two have no names: where a row stands in the file, which differs
-- from file to file, and the number of the trip, which does not.
CREATE TABLE IF NOT EXISTS staging.trip_exports (
  row_in_file   INTEGER,
  trip_number   BIGINT,
  start_time    TIMESTAMP,       -- local time of the city
  end_time      TIMESTAMP,
  trip_duration INTEGER,         -- seconds
  start_station VARCHAR(250),    -- names, not ids
  end_station   VARCHAR(250),
  user_type     VARCHAR(20),
  gender        VARCHAR(20),     -- empty but for subscribers
  birth_year    DECIMAL(6,1)     -- written 1992.0, which is no INTEGER to COPY
) DISTSTYLE EVEN;
