-- Of several songs that fit, the smallest id is the one, in any order of files.
SELECT p.songplay_id, s.song_id, s.artist_id
FROM {{ target('songplay_lookup') }} w
JOIN {{ target('song_lookup') }} s
  ON s.title = w.title AND s.artist_name = w.artist_name AND s.duration = w.duration
JOIN {{ target('sparkify.songplays') }} p ON p.songplay_id = w.songplay_id
WHERE p.song_id IS NULL OR s.song_id < p.song_id
