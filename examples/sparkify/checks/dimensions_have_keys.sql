SELECT (SELECT COUNT(*) FROM {{ target('songs') }} WHERE song_id IS NULL)
     + (SELECT COUNT(*) FROM {{ target('artists') }} WHERE artist_id IS NULL)
     + (SELECT COUNT(*) FROM {{ target('users') }} WHERE user_id IS NULL)
     + (SELECT COUNT(*) FROM {{ target('time') }} WHERE start_time IS NULL)
