-- A trip departs from one station on one day and arrives at another one, perhaps on the next day.
CREATE TABLE IF NOT EXISTS divvy.station_traffic (
  station         VARCHAR(250) NOT NULL,
  day             DATE NOT NULL,
  departures      INTEGER NOT NULL,
  arrivals        INTEGER NOT NULL,
  total_seconds   BIGINT NOT NULL,   -- of the trips that depart
  average_seconds INTEGER,           -- whole ones, rounded down; NULL where nothing departs
  longest_seconds INTEGER,
  PRIMARY KEY (station, day)
) DISTSTYLE KEY DISTKEY (station) SORTKEY (day);
