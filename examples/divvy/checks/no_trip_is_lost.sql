SELECT COUNT(*)
FROM (
  SELECT trip_number, start_time FROM {{ staging('trips') }} daily
  UNION ALL
  SELECT trip_number, start_time FROM {{ staging('trip_exports') }} exported
) s
LEFT JOIN {{ target('divvy.trips') }} t ON t.trip_number = s.trip_number AND t.start_time = s.start_time
WHERE t.trip_number IS NULL
