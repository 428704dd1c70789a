SELECT COUNT(*) FROM (
  SELECT songplay_id FROM {{ target('sparkify.songplays') }} GROUP BY songplay_id HAVING COUNT(*) > 1
) twice
