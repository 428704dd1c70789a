SELECT COUNT(*) FROM {{ target('divvy.stations') }} WHERE online_at IS NULL
