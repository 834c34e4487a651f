package dev.rutter.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rutter.language.environment.CompanionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The schema that editors read says what the reader reads: no key more, no key less.
class CompanionSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("rutter.root", ".."));

    private static String text() throws IOException {
        return Files.readString(ROOT.resolve("docs/rutter.schema.json"));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text());
    }

    private static List<String> mistakes(String yaml) throws IOException {
        var value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema().validate(Json.write(value), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    static Stream<Path> companions() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("/docs/problems/"))
                    .filter(file ->
                            file.endsWith("rutter.yaml")
                                    || file.toString().matches(".*/plans/[^/]*\\.yaml"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("companions")
    void every_companion_file_of_the_tree_passes(Path file) throws IOException {
        var yaml = Files.readString(file);
        assertThat(CompanionReader.read(yaml).problems()).isEmpty();
        assertThat(mistakes(yaml)).isEmpty();
    }

    /// A mapping of the file, where it stands in the schema, and a file in which a key `zzzzzzzz`
    /// stands in it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "properties | zzzzzzzz: 1",
                "$defs/rule/properties | rules: { OPS1: { shape: a, fact: b, right: c, zzzzzzzz: 1 } }",
                "$defs/environment/properties | environments: { a: { zzzzzzzz: 1 } }",
                "$defs/environment/properties/hosting/properties | environments: { a: { hosting: { kind: render, service: s, zzzzzzzz: 1 } } }",
                "$defs/environment/properties/people/properties | environments: { a: { people: { zzzzzzzz: 1 } } }",
                "$defs/environment/properties/limits/properties | environments: { a: { limits: { zzzzzzzz: 1 } } }",
                "$defs/environment/properties/secrets/anyOf/3/properties | environments: { a: { secrets: { zzzzzzzz: 1 } } }",
                "$defs/channel/properties | environments: { a: { notify: [ { zzzzzzzz: 1 } ] } }",
                "$defs/environment/properties/metrics/additionalProperties/anyOf/*/properties | environments: { a: { metrics: { m: { command: x, zzzzzzzz: 1 } } } }"
            })
    void the_reader_and_the_schema_know_the_same_keys(String place, String yaml)
            throws IOException {
        var help =
                CompanionReader.read(yaml).problems().stream()
                        .filter(it -> it.code().equals("RT901"))
                        .findFirst()
                        .orElseThrow()
                        .help();
        assertThat(help).startsWith("use one of: ");
        var known = new TreeSet<>(Arrays.asList(help.substring(12).split(", ", -1)));
        assertThat(keys(place)).isEqualTo(known);
        assertThat(mistakes(yaml)).isNotEmpty();
    }

    private static Set<String> keys(String place) throws IOException {
        var nodes = List.of(Json.read(text()));
        for (var part : Arrays.asList(place.split("/", -1))) {
            nodes = nodes.stream().flatMap(node -> down(node, part)).collect(Collectors.toList());
        }
        return nodes.stream()
                .flatMap(node -> ((Map<?, ?>) node).keySet().stream())
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Object> down(Object node, String part) {
        if (node instanceof List<?> list) {
            return part.equals("*")
                    ? list.stream()
                            .filter(it ->
                                    it instanceof Map<?, ?> map && map.containsKey("properties"))
                            .map(it -> it)
                    : Stream.of(list.get(Integer.parseInt(part)));
        }
        var found = ((Map<?, ?>) node).get(part);
        assertThat(found).as(part).isNotNull();
        return Stream.of(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "environments: []",
                "environments: { a: { workdir: [b] } }",
                "environments: { a: { bind: text } }",
                "environments: { a: { bind: { x: [y] } } }",
                "environments: { a: { hosting: { kind: heroku, service: s } } }",
                "environments: { a: { hosting: { kind: render } } }",
                "environments: { a: { hosting: { kind: render, service: s, token: rnd_abc } } }",
                "environments: { a: { metrics: { m: 5 } } }",
                "environments: { a: { metrics: { m: { unit: s } } } }",
                "environments: { a: { metrics: { m: { command: a, query: b } } } }",
                "environments: { a: { people: { approvals: two } } }",
                "environments: { a: { people: { not_author: maybe } } }",
                "environments: { a: { people: { not_author: [yes] } } }",
                "environments: { a: { decide: { p95: shrug } } }",
                "environments: { a: { decide: warn } }",
                "environments: { a: { idempotent: { x: y } } }",
                "environments: { a: { decide: { p95: [warn] } } }",
                "{ project: [shop], environments: { a: } }",
                "environments: { a: { limits: { step: soon } } }",
                "environments: { a: { acknowledge: { x: maybe } } }",
                "environments: { a: { secrets: { from: vault } } }",
                "environments: { a: { secrets: [not-a-name] } }",
                "{ environments: { a: }, rules: [x] }",
                "{ environments: { a: }, rules: { RT300: { shape: a, fact: b, right: c } } }",
                "{ environments: { a: }, rules: { ops: { shape: a, fact: b, right: c } } }",
                "{ environments: { a: }, rules: { OPS1: { shape: a, fact: b } } }",
                "{ environments: { a: }, rules: { OPS1: { shape: '', fact: b, right: c } } }",
                "{ environments: { a: }, rules: { OPS1: { shape: a, fact: b, right: c, weight: grave } } }",
                "{ environments: { a: }, rules: { OPS1: { shape: a, fact: b, right: c, where: here } } }"
            })
    void what_the_reader_refuses_the_schema_refuses(String yaml) throws IOException {
        assertThat(CompanionReader.read(yaml).problems()).isNotEmpty();
        assertThat(mistakes(yaml)).isNotEmpty();
    }

    @Test
    void what_the_reader_takes_the_schema_takes() throws IOException {
        var yaml =
                """
                project: shop
                runbook: docs/DEPLOY.md
                rules:
                  OPS1: { shape: "make ship", fact: it ships untested, right: make release }
                  SHOP-2:
                    shape: 'shipctl\\s+push'
                    tool: shipctl
                    version: 3.1
                    weight: error
                    where: going back
                    fact: it builds anew
                    source: "https://wiki.example.com/shipctl"
                    right: shipctl back
                environments:
                  production:
                    workdir: services/shop
                    bind: { <migration-name>: 20260901, yes: true }
                    variables:
                    secrets: { from: env, names: [A, B] }
                    hosting: { kind: Render, service: shop, api: "http://127.0.0.1:1/v1", token: "${KEY}" }
                    metrics: { p95: { hosting: shop, of: 5XX }, lag: { query: "SELECT 1", unit: s }, mood: ask }
                    people: { approve: [mia, jo], sign: mia, approvals: "2", not_author: yes }
                    decide: { p95: warn, "Error rate": Roll_Back, lag: pause }
                    idempotent: ["npm ci", "Write the release"]
                    automate: { "Code reviewed": "gh pr view" }
                    acknowledge: { "a": yes, "b": "no: later", "c": { yes: seen } }
                    database: $DATABASE_URL
                    limits: { step: 1 h 30 min }
                    notify: { slack: $SLACK_URL }
                  rehearsal:
                """;
        assertThat(CompanionReader.read(yaml).problems()).isEmpty();
        assertThat(mistakes(yaml)).isEmpty();
    }
}
