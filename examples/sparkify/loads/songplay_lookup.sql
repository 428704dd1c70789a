SELECT MD5(e.session_id::VARCHAR || '|' || e.item_in_session::VARCHAR || '|' || e.ts::VARCHAR) AS songplay_id,
       e.song AS title, e.artist AS artist_name, e.length AS duration
FROM {{ staging('log_data') }} e
WHERE e.page = 'NextSong'
  AND e.user_id IS NOT NULL AND e.session_id IS NOT NULL AND e.ts IS NOT NULL
