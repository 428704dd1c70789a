-- What checks/traffic.sql has to say as well: each trip departs once and arrives once.
SELECT COUNT(*) AS departures, COUNT(*) AS arrivals, COALESCE(SUM(duration_seconds), 0) AS seconds
FROM {{ target('divvy.trips') }} t
