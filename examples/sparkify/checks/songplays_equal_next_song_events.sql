-- Yields the events, so that a failure shows some of them.
SELECT e.session_id, e.item_in_session, e.ts, e.user_id
FROM {{ staging('log_data') }} e
LEFT JOIN {{ target('sparkify.songplays') }} p
  ON p.songplay_id = MD5(e.session_id::VARCHAR || '|' || e.item_in_session::VARCHAR || '|' || e.ts::VARCHAR)
WHERE e.page = 'NextSong' AND p.songplay_id IS NULL
