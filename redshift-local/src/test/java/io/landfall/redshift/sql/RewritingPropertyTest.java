package io.landfall.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RewritingPropertyTest {
    private static final String FRAGMENTS = """
            SELECT; FROM; WHERE; INSERT INTO; DELETE FROM; UPDATE; SET; WITH; AS; (; ); [; ]; ,; .; *; ::; =; a; t; "B"; 1; 'x';
            $1; TOP; DISTINCT; QUALIFY; PIVOT; UNPIVOT; FOR; IN; INCLUDE NULLS; MINUS; UNION; ORDER BY; GROUP BY; LIMIT; JOIN;
            ON; USING; AT; OVER; WITHIN GROUP; IGNORE NULLS; LISTAGG(; MEDIAN(; PERCENTILE_CONT(; LAG(; EXTRACT(; DATEADD(;
            CAST(; TRY_CAST(; CONVERT(; CONCAT(; ARRAY(; DECODE(; NVL2(; TO_DATE(; decimal; LIKE; BETWEEN; AND; NOT; COUNT(;
            APPROXIMATE; EXCLUDE; INTO; -- c
            ; /*; $$; CREATE TABLE; ROWS; DESC
            """;

    private final SqlRewriter rewriter = new SqlRewriter();

    @Property(tries = 1000)
    void plainSqlKeepsEveryCharacter(@ForAll("plainStatements") String sql) {
        assertThat(rewriter.rewrite(Statement.of(sql))).isEqualTo(sql);
    }

    @Provide
    Arbitrary<String> plainStatements() {
        Arbitrary<String> column =
                Arbitraries.of("a", "t.b", "t.\"c d\"", "\"e\"", "public.t.a", "x.f", "level", "year");
        Arbitrary<String> literal = Arbitraries.of(
                "1",
                "-2.5e3",
                "'x'",
                "'it''s -- NVL('",
                "'a\\'b'",
                "$1",
                "$$ SYSDATE ; $$",
                "$q$ $$ $q$",
                "NULL",
                "true",
                "DATE '2018-01-01'",
                "E'\\n'",
                "'{\"a\": [1]}'");
        Arbitrary<String> operand = Arbitraries.oneOf(column, literal);
        Arbitrary<String> expression = Arbitraries.oneOf(
                operand,
                Combinators.combine(
                                operand, Arbitraries.of("+", "||", "=", "<>", "<=", "AND", "LIKE", "IS NOT"), operand)
                        .as((left, operator, right) -> left + " " + operator + " " + right),
                operand.map(value -> "upper(" + value + ")"),
                operand.map(value -> "count( DISTINCT " + value + " )"),
                operand.map(value -> "CASE WHEN " + value + " THEN 1 ELSE 2 END"),
                operand.map(value -> "(SELECT max(z.g) FROM z WHERE z.g = " + value + ")"),
                operand.map(value -> value + "::varchar(10)"),
                operand.map(value -> "row_number() OVER (PARTITION BY " + value + " ORDER BY a)"));
        return Combinators.combine(expression.list().ofMinSize(1).ofMaxSize(4), expression, separators())
                .as(RewritingPropertyTest::statements)
                .flatMap(Arbitraries::of);
    }

    private static List<String> statements(List<String> expressions, String condition, String separator) {
        String list = String.join(separator + "," + separator, expressions);
        String from = "FROM public.t" + separator + "JOIN x ON x.f = t.a LEFT JOIN (SELECT 1 AS one) y USING (one)";
        return List.of(
                "SELECT" + separator + list + separator + from + separator + "WHERE " + condition,
                "SELECT DISTINCT " + list + " AS name " + from + separator + "ORDER BY 1 DESC NULLS LAST LIMIT 5",
                "WITH x AS (SELECT " + list + " FROM t)" + separator
                        + "SELECT * FROM x, t UNION ALL SELECT 1, 2 FROM x, t",
                "INSERT INTO t (a, b)" + separator + "VALUES (" + list.replace("x.f", "t.a") + "), (1, 2)",
                "INSERT INTO public.t SELECT " + list + separator + from,
                "UPDATE t SET a =" + separator + condition + " FROM x WHERE x.f = t.a",
                "DELETE FROM t USING x" + separator + "WHERE " + condition);
    }

    private static Arbitrary<String> separators() {
        return Arbitraries.of(" ", "\n\t", " /* DATEADD(day, 1, x) /* TOP 1 */ */ ", " -- QUALIFY 'x\n", "  ");
    }

    @Property(tries = 2000)
    void whateverTheStatementItIsRewrittenOrRefused(@ForAll("fragments") String sql) {
        for (Statement statement : Statement.split(sql)) {
            try {
                assertThat(rewriter.rewrite(statement)).isNotNull();
            } catch (StatementRefused refused) {
                assertThat(refused.error().message()).isNotEmpty();
            }
        }
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(FRAGMENTS.strip().split("\\s*;\\s*"))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join(" ", parts));
    }

    @Property(tries = 500)
    void arbitraryTextIsCutWithoutLoss(@ForAll String sql) {
        List<Token> tokens = Tokenizer.tokenize(sql);

        assertThat(tokens.stream().map(Token::text).collect(Collectors.joining()))
                .isEqualTo(sql);
        assertThat(SqlNodes.text(SqlNodes.parse(tokens))).isEqualTo(sql);
    }

    @Test
    void deepNestingAndLongListsDoNotExhaustAnything() {
        String nested = "SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000);
        String calls = "SELECT " + "NVL(a, ".repeat(5_000) + "1" + ")".repeat(5_000) + " FROM t";
        String rows = "INSERT INTO t VALUES " + "(1, 'x', t.a),".repeat(100_000) + "(1, 'x', 2)";

        assertThat(rewriter.rewrite(Statement.of(nested))).isEqualTo(nested);
        assertThat(rewriter.rewrite(Statement.of(calls))).startsWith("SELECT ");
        assertThat(rewriter.rewrite(Statement.of(rows))).isEqualTo(rows);
    }
}
