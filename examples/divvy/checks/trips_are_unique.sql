SELECT COUNT(*) FROM (
  SELECT trip_number FROM {{ target('divvy.trips') }} GROUP BY trip_number, start_time HAVING COUNT(*) > 1
) twice
