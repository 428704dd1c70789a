-- The rows that are there stand beside the new ones, so that the winner does not depend on which file came first.
SELECT song_id, title, artist_id, year, duration
FROM {{ staging('song_data') }} d
WHERE song_id IS NOT NULL
UNION ALL
SELECT t.song_id, t.title, t.artist_id, t.year, t.duration
FROM {{ target('songs') }} t
WHERE t.song_id IN (SELECT song_id FROM {{ staging('song_data') }} known)
