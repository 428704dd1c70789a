package io.landfall.project;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with Jinja in it, as dbt has it: {@code {{ staging('dataset') }}}, {@code {{ target('table') }}} and a few variables.
 * An unknown name is an error, never an empty text. Thread-safe.
 */
public final class SqlTemplate {

    private static final String RELATIONS = "landfall_relations";
    private static final Jinjava JINJA =
            new Jinjava(JinjavaConfig.newBuilder().withFailOnUnknownTokens(true).build());

    static {
        JINJA.registerFunction(new ELFunctionDefinition("", "staging", SqlTemplate.class, "staging", String.class));
        JINJA.registerFunction(new ELFunctionDefinition("", "target", SqlTemplate.class, "target", String.class));
    }

    /** Such as dbt's {@code ref}, in the words of the template engine. */
    private static final Pattern UNKNOWN_FUNCTION = Pattern.compile("Could not resolve function '(\\w+)'");

    private static final Pattern TAG = Pattern.compile("\\{#.*?#}|\\{%.*?%}|\\{\\{.*?}}", Pattern.DOTALL);

    private final Relations relations;

    public SqlTemplate(Relations relations) {
        this.relations = relations;
    }

    /** What templates may use besides relations; available as {@code load_id}. */
    public record Variables(String loadId) {
        static final Variables NONE = new Variables("none");
    }

    /** @throws SqlTemplateException if the template is not Jinja, names what is not there, or is not one statement */
    public String render(String template, Variables variables) {
        Map<String, Object> context = new HashMap<>();
        context.put(RELATIONS, relations);
        context.put("load_id", variables.loadId());
        RenderResult result = JINJA.renderForResult(template, context);
        if (result.hasErrors()) {
            TemplateError error = result.getErrors().get(0);
            throw new SqlTemplateException(message(error), error.getLineno());
        }
        String sql = result.getOutput();
        if (StatementEnd.second(sql) < sql.length()) {
            throw new SqlTemplateException(
                    "has a second statement behind a semicolon; write one SELECT", lineOfSecond(template));
        }
        return withoutEnd(sql).strip();
    }

    /** SQL of the project is put inside other statements, where a semicolon at its end would be an error. */
    private static String withoutEnd(String sql) {
        return sql.substring(0, StatementEnd.of(sql));
    }

    /** The first line where only rendering brings the second statement. */
    private static int lineOfSecond(String template) {
        String bare = TAG.matcher(template)
                .replaceAll(tag -> "\n".repeat((int) tag.group().lines().count() - 1));
        int second = StatementEnd.second(bare);
        return second == bare.length()
                ? 1
                : (int) bare.substring(0, second + 1).lines().count();
    }

    /** Called by the template engine; not for other use. */
    public static String staging(String dataset) {
        return current().staging(dataset);
    }

    /** Called by the template engine; not for other use. */
    public static String target(String table) {
        return current().target(table);
    }

    private static Relations current() {
        return (Relations) JinjavaInterpreter.getCurrent().getContext().get(RELATIONS);
    }

    private static String message(TemplateError error) {
        for (Throwable cause = error.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return cause.getMessage();
            }
        }
        Matcher unknown = UNKNOWN_FUNCTION.matcher(error.getMessage());
        return unknown.find()
                ? "there is no function %s; write {{ target('schema.table') }} or {{ staging('dataset') }}"
                        .formatted(unknown.group(1))
                : error.getMessage();
    }
}
