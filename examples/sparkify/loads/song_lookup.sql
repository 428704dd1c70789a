SELECT song_id, artist_id, title, artist_name, duration
FROM {{ staging('song_data') }} d
WHERE song_id IS NOT NULL
UNION ALL
SELECT t.song_id, t.artist_id, t.title, t.artist_name, t.duration
FROM {{ target('song_lookup') }} t
WHERE t.song_id IN (SELECT song_id FROM {{ staging('song_data') }} known)
