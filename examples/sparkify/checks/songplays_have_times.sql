SELECT COUNT(*) FROM {{ target('sparkify.songplays') }} p
LEFT JOIN {{ target('time') }} t ON t.start_time = p.start_time
WHERE t.start_time IS NULL
