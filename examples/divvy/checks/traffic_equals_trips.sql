SELECT ABS(trips.trips - traffic.departures) + ABS(trips.trips - traffic.arrivals) + ABS(trips.seconds - traffic.seconds)
FROM (
  SELECT COUNT(*) AS trips, COALESCE(SUM(duration_seconds), 0) AS seconds FROM {{ target('divvy.trips') }} t
) trips
CROSS JOIN (
  SELECT COALESCE(SUM(departures), 0) AS departures, COALESCE(SUM(arrivals), 0) AS arrivals,
         COALESCE(SUM(total_seconds), 0) AS seconds
  FROM {{ target('station_traffic') }} s
) traffic
