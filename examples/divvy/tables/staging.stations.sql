-- The columns stand in the order of the file.
CREATE TABLE IF NOT EXISTS staging.stations (
  id          INTEGER,
  name        VARCHAR(250),
  city        VARCHAR(100),
  latitude    DECIMAL(11,8),
  longitude   DECIMAL(11,8),
  dpcapacity  INTEGER,
  -- M/D/YYYY H:MM. COPY documents no format without seconds for TIMEFORMAT 'auto', so loads/stations.sql reads it.
  online_date VARCHAR(32),
  -- Every line ends with a comma, which makes one more column; COPY refuses a line with more columns than the table.
  nothing     VARCHAR(1)
) DISTSTYLE EVEN;
