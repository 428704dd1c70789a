-- Trips may land before the stations: without a list nothing can be said.
SELECT CASE WHEN SUM(unknown) * 20 > COUNT(*) AND (SELECT COUNT(*) FROM {{ target('divvy.stations') }}) > 0
            THEN 1 ELSE 0 END
FROM (
  SELECT CASE WHEN s.name IS NULL OR e.name IS NULL THEN 1 ELSE 0 END AS unknown
  FROM {{ target('divvy.trips') }} t
  LEFT JOIN {{ target('divvy.stations') }} s ON s.name = t.start_station
  LEFT JOIN {{ target('divvy.stations') }} e ON e.name = t.end_station
) ends
