package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    @Property(tries = 500)
    void noCharacterIsLostWhateverTheText(@ForAll("fragments") String sql) {
        List<Token> tokens = Tokenizer.tokenize(sql);

        assertThat(tokens.stream().map(Token::text).collect(Collectors.joining()))
                .isEqualTo(sql);
        assertThat(tokens).noneMatch(token -> token.text().isEmpty());
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(
                        "'", "\"", "\\", "$", "$$", "$tag$", "/*", "*/", "--", "\n", " ", "E'", "a", "é", "_b1", "1",
                        ".5", "1e", "+", ";", "(", ")", ",", "::", "$1", "..", "\u0000", "😀")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Test
    void stringsHideWhatIsInThem() {
        assertThat(significant("SELECT 'it''s; -- no' , E'\\'x', $$ ; $$, $q$ $$ $q$, 'a\\'b'"))
                .containsExactly(
                        "SELECT", "'it''s; -- no'", ",", "E'\\'x'", ",", "$$ ; $$", ",", "$q$ $$ $q$", ",", "'a\\'b'");
    }

    @Test
    void blockCommentsNestAndLineCommentsEndWithTheLine() {
        assertThat(significant("a /* b /* c */ d */ e -- f\n g")).containsExactly("a", "e", "g");
    }

    @Test
    void numbersParametersAndIdentifiersAreToldApart() {
        assertThat(Tokenizer.tokenize("$1+1.5e-3 \"A\"\"b\" c$d").stream()
                        .filter(Token::significant)
                        .map(Token::type))
                .containsExactly(
                        Token.Type.PARAMETER,
                        Token.Type.SYMBOL,
                        Token.Type.NUMBER,
                        Token.Type.QUOTED_IDENTIFIER,
                        Token.Type.WORD);
    }

    @Test
    void identifiersFoldToLowerCaseAlsoInQuotes() {
        assertThat(Tokenizer.tokenize("\"User\"\"Id\"").get(0).identifier()).isEqualTo("user\"id");
    }

    @Test
    void statementsEndAtSemicolonsOutsideOfEverything() {
        assertThat(Statement.split("; SELECT ';' ;; /* ; */ SELECT (1;2) ; -- end;").stream()
                        .map(statement -> statement.text().strip()))
                .containsExactly("SELECT ';'", "/* ; */ SELECT (1;2)");
    }

    private static List<String> significant(String sql) {
        return Tokenizer.tokenize(sql).stream()
                .filter(Token::significant)
                .map(Token::text)
                .toList();
    }
}
