package io.landfall.examples.sparkify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON spelled as in the original: numbers never in scientific notation, slashes of the logs escaped. */
final class SampleJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final ObjectWriter SONGS = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    private static final ObjectWriter EVENTS = MAPPER.writer().with(new EscapedSlashes());

    private SampleJson() {}

    static String song(Song song) {
        return write(SONGS, SongFile.of(song));
    }

    static String event(ListeningEvent event) {
        return write(EVENTS, event);
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sample that cannot be written: " + value, e);
        }
    }

    private static final class EscapedSlashes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;
        private static final SerializedString SLASH = new SerializedString("\\/");

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['/'] = ESCAPE_CUSTOM;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return character == '/' ? SLASH : null;
        }
    }
}
