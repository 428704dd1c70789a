SELECT COUNT(*) FROM (
  SELECT station FROM {{ target('station_traffic') }} GROUP BY station, day HAVING COUNT(*) > 1
) twice
