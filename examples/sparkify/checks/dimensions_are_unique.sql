SELECT (SELECT COUNT(*) - COUNT(DISTINCT song_id) FROM {{ target('songs') }})
     + (SELECT COUNT(*) - COUNT(DISTINCT artist_id) FROM {{ target('artists') }})
     + (SELECT COUNT(*) - COUNT(DISTINCT user_id) FROM {{ target('users') }})
     + (SELECT COUNT(*) - COUNT(DISTINCT start_time) FROM {{ target('time') }})
