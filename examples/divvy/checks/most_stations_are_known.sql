-- The share of trips with an unknown station. Trips may land before the stations: without a list nothing can be said.
SELECT CASE WHEN (SELECT COUNT(*) FROM {{ target('divvy.stations') }}) = 0 THEN 0
            ELSE COALESCE(AVG(CASE WHEN s.name IS NULL OR e.name IS NULL THEN 1.0000 ELSE 0.0000 END), 0) END AS share
FROM {{ target('divvy.trips') }} t
LEFT JOIN {{ target('divvy.stations') }} s ON s.name = t.start_station
LEFT JOIN {{ target('divvy.stations') }} e ON e.name = t.end_station
