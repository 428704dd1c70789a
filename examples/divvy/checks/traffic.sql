SELECT COALESCE(SUM(departures), 0) AS departures, COALESCE(SUM(arrivals), 0) AS arrivals,
       COALESCE(SUM(total_seconds), 0) AS seconds
FROM {{ target('station_traffic') }} s
