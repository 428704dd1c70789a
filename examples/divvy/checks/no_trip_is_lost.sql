-- Yields the rows, so that a failure shows some of them.
SELECT s.dataset, s.row_in_file, s.trip_number, s.start_time
FROM (
  SELECT 'trips' AS dataset, row_in_file, trip_number, start_time FROM {{ staging('trips') }} daily
  UNION ALL
  SELECT 'trip_exports' AS dataset, row_in_file, trip_number, start_time FROM {{ staging('trip_exports') }} exported
) s
LEFT JOIN {{ target('divvy.trips') }} t ON t.trip_number = s.trip_number AND t.start_time = s.start_time
WHERE t.trip_number IS NULL
