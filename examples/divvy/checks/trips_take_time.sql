SELECT COUNT(*) FROM {{ target('divvy.trips') }} WHERE end_time < start_time OR duration_seconds <= 0
