SELECT trip_number, start_time, end_time, duration_seconds
FROM {{ target('divvy.trips') }} t
WHERE end_time < start_time
