-- The key is a hash of what identifies a play, so a play has the same key whenever it is loaded.
SELECT MD5(e.session_id::VARCHAR || '|' || e.item_in_session::VARCHAR || '|' || e.ts::VARCHAR) AS songplay_id,
       DATEADD(ms, e.ts, '1970-01-01'::TIMESTAMP) AS start_time,
       e.user_id, e.level, s.song_id, s.artist_id, e.session_id, e.location, e.user_agent
FROM {{ staging('log_data') }} e
LEFT JOIN {{ target('song_lookup') }} s
  ON s.title = e.song AND s.artist_name = e.artist AND s.duration = e.length
WHERE e.page = 'NextSong'
  -- A play of nobody cannot be written; the check that counts plays tells about it.
  AND e.user_id IS NOT NULL AND e.session_id IS NOT NULL AND e.ts IS NOT NULL
