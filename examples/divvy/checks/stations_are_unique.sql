SELECT 2 * COUNT(*) - COUNT(DISTINCT station_id) - COUNT(DISTINCT name) FROM {{ target('divvy.stations') }}
