-- Counts the days that the new rows are about again, from all their trips: those that were there and those that came now.
-- So a day may come in any number of files, late or twice, and nothing is ever added to a number that is there.
SELECT station, day,
       SUM(departures)::INTEGER AS departures,
       SUM(arrivals)::INTEGER AS arrivals,
       SUM(seconds)::BIGINT AS total_seconds,
       (SUM(seconds) / NULLIF(SUM(departures), 0))::INTEGER AS average_seconds,
       MAX(CASE WHEN departures = 1 THEN seconds END)::INTEGER AS longest_seconds
FROM (
  SELECT start_station AS station, TRUNC(start_time) AS day, 1 AS departures, 0 AS arrivals, duration_seconds AS seconds
  FROM {{ target('divvy.trips') }} departing
  UNION ALL
  SELECT end_station, TRUNC(end_time), 0, 1, 0
  FROM {{ target('divvy.trips') }} arriving
) movements
WHERE day IN (
  SELECT TRUNC(start_time) FROM {{ staging('trips') }} a
  UNION SELECT TRUNC(end_time) FROM {{ staging('trips') }} b
  UNION SELECT TRUNC(start_time) FROM {{ staging('trip_exports') }} c
  UNION SELECT TRUNC(end_time) FROM {{ staging('trip_exports') }} d
)
GROUP BY station, day
