SELECT trip_number, start_time, end_time, trip_duration AS duration_seconds,
       TRIM(start_station) AS start_station, TRIM(end_station) AS end_station,
       NULLIF(TRIM(user_type), '') AS user_type, NULLIF(TRIM(gender), '') AS gender, birth_year::INTEGER AS birth_year
FROM (
  SELECT * FROM {{ staging('trips') }} daily
  UNION ALL
  SELECT * FROM {{ staging('trip_exports') }} exported
) t
-- Less cannot be a trip; the check no_trip_is_lost tells about it.
WHERE trip_number IS NOT NULL AND start_time IS NOT NULL AND end_time IS NOT NULL AND trip_duration IS NOT NULL
  AND TRIM(start_station) <> '' AND TRIM(end_station) <> ''
