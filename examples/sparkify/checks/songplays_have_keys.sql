SELECT COUNT(*) FROM {{ target('sparkify.songplays') }}
WHERE songplay_id IS NULL OR start_time IS NULL OR user_id IS NULL OR session_id IS NULL
